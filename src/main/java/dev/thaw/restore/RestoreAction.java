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

/** Judges one object and, where a restore is due and within the budget, asks for it. */
final class RestoreAction implements ObjectAction {

    private final Function<Candidate.Named, RestoreDecision> evaluator;
    private final Function<RestoreDecision.Pending, Optional<String>> refusal;
    private final LimitBudget.Account account;
    private final ArchiveStore store;
    private final InstantSource clock;

    /**
     * @param refusal takes a restore into account, or says why it is refused
     * @param account where what is taken into account ends
     */
    RestoreAction(
            Function<Candidate.Named, RestoreDecision> evaluator,
            Function<RestoreDecision.Pending, Optional<String>> refusal,
            LimitBudget.Account account,
            ArchiveStore store,
            InstantSource clock) {
        this.evaluator = evaluator;
        this.refusal = refusal;
        this.account = account;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public ObjectOutcome apply(Candidate candidate) {
        return candidate.fold(
                named -> evaluator.apply(named).fold(RestoreDecision.Finished::outcome, this::ask),
                ObjectOutcome::unusable);
    }

    private ObjectOutcome ask(RestoreDecision.Pending due) {
        return refusal.apply(due)
                .map(reason -> new ObjectOutcome(due.details(), RestoreEligibility.refused(reason)))
                .orElseGet(() -> send(due));
    }

    private ObjectOutcome send(RestoreDecision.Pending due) {
        try {
            RestoreReply reply = store.restore(due.request());
            ObjectOutcome outcome = due.ended(reply, clock.instant());
            account.end(due, reply.mayHaveHadEffect(), outcome.unfinished());
            return outcome;
        } catch (RuntimeException | Error defect) {
            account.end(due, true, false);
            throw defect;
        }
    }
}
