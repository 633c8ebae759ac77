package dev.thaw.restore;

import dev.thaw.policy.Prices;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Works through every object of a source until its end or the deadline, and reports. */
final class Run {

    private final Treatment treatment;
    private final Workers workers;
    private final Optional<Prices> prices;
    private final Deadline deadline;
    private final InstantSource clock;
    private final Consumer<ObjectOutcome> log;

    Run(
            Treatment treatment,
            Workers workers,
            Optional<Prices> prices,
            Deadline deadline,
            InstantSource clock,
            Consumer<ObjectOutcome> log) {
        this.treatment = treatment;
        this.workers = workers;
        this.prices = prices;
        this.deadline = deadline;
        this.clock = clock;
        this.log = log;
    }

    /**
     * @param allKnown whether the source names all its objects, so that those not reached are listed one by one; of a source
     *     that goes on where it stopped they are covered by the resumption alone
     */
    Report through(ObjectSource source, boolean allKnown, Resumption from) {
        Progress progress = new Progress(source, allKnown, deadline, clock, prices, from);
        ReportEntries entries = new ReportEntries();
        Sums sums = new Sums(from.tally(), prices);
        Consumer<Done> note = done -> {
            if (allKnown || done.outcome().name() != OutcomeName.NOT_REACHED) {
                entries.add(done.step().ordinal, done.outcome());
                sums.add(done.outcome());
                log.accept(done.outcome());
            }
            progress.end(done.step(), done.outcome());
        };
        workers.forEach(progress::next, step -> {
            note.accept(new Done(step, treatment.treat(step.placed.candidate())));
            progress.awaitRoom();
        });
        if (allKnown) {
            listUnreached(progress, note);
        }
        AnotherTry anotherTry = sums.anotherTry().or(progress.complete() ? AnotherTry.NEEDLESS : AnotherTry.FOR_TIME);
        return new Report(
                progress.complete(),
                progress.resumption(),
                sums.tally(),
                entries.list(),
                entries.truncated(),
                anotherTry);
    }

    private record Done(Progress.Step step, ObjectOutcome outcome) {}

    private static void listUnreached(Progress progress, Consumer<Done> note) {
        Optional<Progress.Step> step = progress.take();
        while (step.isPresent()) {
            note.accept(new Done(
                    step.get(), ObjectOutcome.notReached(step.get().placed.candidate())));
            step = progress.take();
        }
    }
}
