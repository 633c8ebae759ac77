package dev.thaw.restore.store;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.policy.Tier;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether an archived object has a readable copy. */
public sealed interface RestoreStatus {

    /** Calls the function of this variant; "none" and "not known" are the same to a restore. */
    <T> T fold(Supplier<T> absent, Function<InProgress, T> inProgress, Function<Available, T> available);

    /** Whether an inspection can find out more. */
    default boolean isUnknown() {
        return false;
    }

    /** What could not be understood, for the report. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** Not known: a listing shows only running restores. */
    record Unknown() implements RestoreStatus {
        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> inProgress, Function<Available, T> available) {
            return absent.get();
        }

        @Override
        public boolean isUnknown() {
            return true;
        }
    }

    /** Inspected and not understood; the reply to a restore request will show it. */
    record Unreadable(String header) implements RestoreStatus {
        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> inProgress, Function<Available, T> available) {
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
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> inProgress, Function<Available, T> available) {
            return absent.get();
        }
    }

    /** A restore runs. */
    record InProgress(Optional<Tier> tier, Optional<Instant> requestedAt) implements RestoreStatus {

        /** The latest time by the published duration, if tier and start are known. */
        public Optional<Instant> readyBy(ArchiveLevel depth) {
            return requestedAt.flatMap(start -> tier.map(known -> start.plus(known.maxDuration(depth))));
        }

        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> inProgress, Function<Available, T> available) {
            return inProgress.apply(this);
        }
    }

    /** Readable until a future time; absent if the service does not state it, or not readably. */
    record Available(Optional<Instant> until) implements RestoreStatus {
        @Override
        public Optional<String> remark() {
            return until.isPresent()
                    ? Optional.empty()
                    : Optional.of("until when its copy lasts cannot be read from its header x-cos-restore");
        }

        @Override
        public <T> T fold(Supplier<T> absent, Function<InProgress, T> inProgress, Function<Available, T> available) {
            return available.apply(this);
        }
    }
}
