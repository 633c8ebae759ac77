package dev.thaw.restore;

import java.util.Optional;

/** Works through every object of a source until its end or the deadline, and reports. */
final class Run {

    private final Treatment treatment;
    private final RestoreFlow.Setting setting;
    private final ObjectSource source;
    private final Progress progress;
    private final boolean allKnown;
    private final ReportEntries entries = new ReportEntries();
    private final Sums sums;

    /**
     * @param allKnown whether the source names all its objects, so that those not reached are listed one by one; of a source
     *     that goes on where it stopped they are covered by the resumption alone
     */
    Run(Treatment treatment, RestoreFlow.Setting setting, ObjectSource source, boolean allKnown, Resumption from) {
        this.treatment = treatment;
        this.setting = setting;
        this.source = source;
        this.progress = new Progress(source, allKnown, setting, from);
        this.allKnown = allKnown;
        this.sums = new Sums(from.tally(), setting.policy().prices());
    }

    Report report() {
        try (source) {
            return worked();
        }
    }

    private Report worked() {
        setting.workers().forEach(progress::next, step -> {
            end(step, treatment.treat(step.placed.candidate()));
            progress.awaitRoom();
        });
        if (allKnown) {
            listUnreached();
        }
        return new Report(
                progress.complete(),
                progress.resumption(),
                sums.tally(),
                entries.list(),
                entries.truncated(),
                sums.anotherTry().or(progress.complete() ? AnotherTry.NEEDLESS : AnotherTry.FOR_TIME));
    }

    private void end(Progress.Step step, ObjectOutcome outcome) {
        if (allKnown || outcome.name() != OutcomeName.NOT_REACHED) {
            entries.add(step.ordinal, outcome);
            sums.add(outcome);
            setting.log().accept(outcome);
        }
        progress.end(step, outcome);
    }

    private void listUnreached() {
        for (Optional<Progress.Step> step = progress.take(); step.isPresent(); step = progress.take()) {
            end(step.get(), ObjectOutcome.notReached(step.get().placed.candidate()));
        }
    }
}
