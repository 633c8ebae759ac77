package dev.thaw.restore;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Judges one object and, where a restore is due and within the budget, asks for it. */
final class RestoreTreatment implements Treatment {

    private final Function<Candidate.Named, Judgement> judge;
    private final Function<Judgement.Due, Optional<String>> budget;
    private final ArchiveStore store;
    private final InstantSource clock;

    RestoreTreatment(
            Function<Candidate.Named, Judgement> judge,
            Function<Judgement.Due, Optional<String>> budget,
            ArchiveStore store,
            InstantSource clock) {
        this.judge = judge;
        this.budget = budget;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public ObjectOutcome treat(Candidate candidate) {
        return candidate.fold(
                named -> judge.apply(named).fold(Judgement.Settled::outcome, this::ask), ObjectOutcome::unusable);
    }

    private ObjectOutcome ask(Judgement.Due due) {
        return budget.apply(due)
                .map(reason -> new ObjectOutcome(due.dossier(), CopyCheck.refused(reason)))
                .orElseGet(() -> send(due));
    }

    private ObjectOutcome send(Judgement.Due due) {
        return due.ended(store.restore(due.request()), clock.instant());
    }
}
