package dev.thaw.restore.decision;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of one object: nothing more, or a restore that is to be asked for. */
public sealed interface RestoreDecision {

    <T> T fold(Function<Finished, T> settled, Function<Pending, T> due);

    static RestoreDecision settled(DecisionDetails details, Outcome ending) {
        return new Finished(new ObjectOutcome(details, ending));
    }

    record Finished(ObjectOutcome outcome) implements RestoreDecision {
        @Override
        public <T> T fold(Function<Finished, T> settled, Function<Pending, T> due) {
            return settled.apply(this);
        }
    }

    /**
     * @param details with rule and terms
     * @param request to send
     * @param depth where the object lies
     * @param extendsCopy whether a live copy is kept longer by it
     */
    record Pending(DecisionDetails details, RestoreRequest request, ArchiveLevel depth, boolean extendsCopy)
            implements RestoreDecision {

        public long size() {
            return details.facts().size().orElse(0L);
        }

        /** How it ended with the store's reply, and when its copy can be read. */
        public ObjectOutcome ended(RestoreReply reply, Instant now) {
            return new ObjectOutcome(details, timed(Outcome.of(reply), now));
        }

        private Outcome timed(Outcome ending, Instant now) {
            return switch (ending.name()) {
                case ACCEPTED -> ending.readyBy(readyBy(now));
                case WOULD_RESTORE ->
                    extendsCopy
                            ? Outcome.of(OutcomeCode.WOULD_EXTEND).restoredUntil(keptUntil(now))
                            : ending.readyBy(readyBy(now));
                case EXTENDED -> ending.restoredUntil(keptUntil(now));
                default -> ending;
            };
        }

        private Optional<Instant> readyBy(Instant now) {
            return details.notInspected() && details.facts().storageClass().isEmpty()
                    ? Optional.empty()
                    : Optional.of(now.plus(request.tier().maxDuration(depth)));
        }

        private Optional<Instant> keptUntil(Instant now) {
            return request.days().map(days -> now.plus(Duration.ofDays(days)));
        }

        @Override
        public <T> T fold(Function<Finished, T> settled, Function<Pending, T> due) {
            return due.apply(this);
        }
    }
}
