package dev.thaw.restore.store;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.policy.Tier;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether an archived object has a readable copy. */
public sealed interface RestoreStatus {

    /** Answers with the function of the variant at hand; none and not known are alike to a restore. */
    <T> T fold(Supplier<T> absent, Function<InProgress, T> coming, Function<Available, T> live);

    /** Whether a look at the object itself can tell more. */
    default boolean isUnknown() {
        return false;
    }

    /** What of it could not be understood. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** Not told: a listing shows running restores alone. */
    record Unknown() implements RestoreStatus {
        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> coming, Function<Available, T> live) {
            return absent.get();
        }

        @Override
        public boolean isUnknown() {
            return true;
        }
    }

    /** Looked at and not understood, in the words of the service: the answer to a restore will tell. */
    record Unreadable(String header) implements RestoreStatus {
        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> coming, Function<Available, T> live) {
            return absent.get();
        }

        @Override
        public Optional<String> remark() {
            return Optional.of(
                    "whether it is restored already cannot be read from its header x-cos-restore: " + header);
        }
    }

    /** Never restored, or expired. */
    record None() implements RestoreStatus {
        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> coming, Function<Available, T> live) {
            return absent.get();
        }
    }

    /** A restore runs. */
    record InProgress(Optional<Tier> tier, Optional<Instant> requestedAt) implements RestoreStatus {

        /** The slow end of the published time, where tier and start are told. */
        public Optional<Instant> readyBy(ArchiveLevel depth) {
            return requestedAt.flatMap(start -> tier.map(known -> start.plus(known.maxDuration(depth))));
        }

        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> coming, Function<Available, T> live) {
            return coming.apply(this);
        }
    }

    /** Readable until then, a time to come; absent where the service does not say, or not readably. */
    record Available(Optional<Instant> until) implements RestoreStatus {
        @Override
        public Optional<String> remark() {
            return until.isPresent()
                    ? Optional.empty()
                    : Optional.of("until when its copy lasts cannot be read from its header x-cos-restore");
        }

        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> coming, Function<Available, T> live) {
            return live.apply(this);
        }
    }
}
