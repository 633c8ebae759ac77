package dev.thaw.restore;

import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.decision.RestoreEligibility;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.RestoreReply;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Evaluates one object and, if a restore is pending and within the budget, requests it. */
final class RestoreAction implements ObjectAction {

    private final Function<Candidate.Named, RestoreDecision> decisions;
    private final Function<RestoreDecision.Pending, Optional<String>> reservation;
    private final LimitBudget.Account account;
    private final ArchiveStore store;
    private final InstantSource clock;

    /**
     * @param reservation reserves budget for a restore, or says why it is refused
     * @param account where the reservation is settled
     */
    RestoreAction(
            Function<Candidate.Named, RestoreDecision> decisions,
            Function<RestoreDecision.Pending, Optional<String>> reservation,
            LimitBudget.Account account,
            ArchiveStore store,
            InstantSource clock) {
        this.decisions = decisions;
        this.reservation = reservation;
        this.account = account;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public ObjectOutcome apply(Candidate candidate) {
        return candidate.fold(
                named -> decisions.apply(named).fold(RestoreDecision.Finished::outcome, this::reserveAndSend),
                ObjectOutcome::ofInvalid);
    }

    private ObjectOutcome reserveAndSend(RestoreDecision.Pending pending) {
        return reservation
                .apply(pending)
                .map(reason -> new ObjectOutcome(pending.details(), RestoreEligibility.refused(reason)))
                .orElseGet(() -> send(pending));
    }

    private ObjectOutcome send(RestoreDecision.Pending pending) {
        try {
            RestoreReply reply = store.restore(pending.request());
            ObjectOutcome outcome = pending.outcomeOf(reply, clock.instant());
            account.settle(pending, reply.mayHaveHadEffect(), outcome.unfinished());
            return outcome;
        } catch (RuntimeException | Error defect) {
            account.settle(pending, true, false);
            throw defect;
        }
    }
}
