package dev.thaw.restore;

import dev.thaw.object.ArchiveDepth;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of one object: nothing more, or a restore that is to be asked for. */
sealed interface Judgement {

    <T> T fold(Function<Settled, T> settled, Function<Due, T> due);

    static Judgement settled(Dossier dossier, Ending ending) {
        return new Settled(new ObjectOutcome(dossier, ending));
    }

    record Settled(ObjectOutcome outcome) implements Judgement {
        @Override
        public <T> T fold(Function<Settled, T> settled, Function<Due, T> due) {
            return settled.apply(this);
        }
    }

    /**
     * @param dossier with rule and terms
     * @param request to send
     * @param depth where the object lies
     * @param extendsCopy whether a live copy is kept longer by it
     */
    record Due(Dossier dossier, RestoreRequest request, ArchiveDepth depth, boolean extendsCopy) implements Judgement {

        long size() {
            return dossier.facts().size().orElse(0L);
        }

        /** How it ended with the store's reply, and when its copy can be read. */
        ObjectOutcome ended(RestoreReply reply, Instant now) {
            return new ObjectOutcome(dossier, timed(reply.ending(), now));
        }

        private Ending timed(Ending ending, Instant now) {
            return switch (ending.name()) {
                case ACCEPTED -> ending.readyBy(readyBy(now));
                case WOULD_RESTORE ->
                    extendsCopy
                            ? Ending.of(OutcomeName.WOULD_EXTEND).restoredUntil(keptUntil(now))
                            : ending.readyBy(readyBy(now));
                case EXTENDED -> ending.restoredUntil(keptUntil(now));
                default -> ending;
            };
        }

        private Optional<Instant> readyBy(Instant now) {
            return dossier.notInspected() && dossier.facts().storageClass().isEmpty()
                    ? Optional.empty()
                    : Optional.of(now.plus(request.tier().slowestAt(depth)));
        }

        private Optional<Instant> keptUntil(Instant now) {
            return request.days().map(days -> now.plus(Duration.ofDays(days)));
        }

        @Override
        public <T> T fold(Function<Settled, T> settled, Function<Due, T> due) {
            return due.apply(this);
        }
    }
}
