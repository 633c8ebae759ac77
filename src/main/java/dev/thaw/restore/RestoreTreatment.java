package dev.thaw.restore;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Judges one object and, where a restore is due and within the budget, asks for it. */
final class RestoreTreatment implements Treatment {

    private final Function<Candidate.Named, Judgement> judge;
    private final Function<Judgement.Due, Optional<String>> refusal;
    private final Budget.Account account;
    private final ArchiveStore store;
    private final InstantSource clock;

    /**
     * @param refusal takes a restore into account, or says why it is refused
     * @param account where what is taken into account ends
     */
    RestoreTreatment(
            Function<Candidate.Named, Judgement> judge,
            Function<Judgement.Due, Optional<String>> refusal,
            Budget.Account account,
            ArchiveStore store,
            InstantSource clock) {
        this.judge = judge;
        this.refusal = refusal;
        this.account = account;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public ObjectOutcome treat(Candidate candidate) {
        return candidate.fold(
                named -> judge.apply(named).fold(Judgement.Settled::outcome, this::ask), ObjectOutcome::unusable);
    }

    private ObjectOutcome ask(Judgement.Due due) {
        return refusal.apply(due)
                .map(reason -> new ObjectOutcome(due.dossier(), CopyCheck.refused(reason)))
                .orElseGet(() -> send(due));
    }

    private ObjectOutcome send(Judgement.Due due) {
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
