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

/** What to do with one object: nothing more, or a restore request that is to be sent. */
public sealed interface RestoreDecision {

    <T> T fold(Function<Finished, T> finished, Function<Pending, T> pending);

    static RestoreDecision finished(DecisionDetails details, Outcome outcome) {
        return new Finished(new ObjectOutcome(details, outcome));
    }

    record Finished(ObjectOutcome outcome) implements RestoreDecision {
        @Override
        public <T> T fold(Function<Finished, T> finished, Function<Pending, T> pending) {
            return finished.apply(this);
        }
    }

    /**
     * @param details with rule and terms
     * @param request to send
     * @param depth of the archive that the object is in
     * @param extendsCopy whether the request keeps a live copy longer
     */
    record Pending(DecisionDetails details, RestoreRequest request, ArchiveLevel depth, boolean extendsCopy)
            implements RestoreDecision {

        public long size() {
            return details.facts().size().orElse(0L);
        }

        /** The outcome that the store's reply makes, with the time when the copy can be read. */
        public ObjectOutcome outcomeOf(RestoreReply reply, Instant now) {
            return new ObjectOutcome(details, withTimes(Outcome.of(reply), now));
        }

        private Outcome withTimes(Outcome outcome, Instant now) {
            return switch (outcome.name()) {
                case ACCEPTED -> outcome.readyBy(readyBy(now));
                case WOULD_RESTORE ->
                    extendsCopy
                            ? Outcome.of(OutcomeCode.WOULD_EXTEND).restoredUntil(keptUntil(now))
                            : outcome.readyBy(readyBy(now));
                case EXTENDED -> outcome.restoredUntil(keptUntil(now));
                default -> outcome;
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
        public <T> T fold(Function<Finished, T> finished, Function<Pending, T> pending) {
            return pending.apply(this);
        }
    }
}
