package dev.thaw.restore;

import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ReportEntries;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RetryReason;
import dev.thaw.restore.report.Sums;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;

/** Works through every object of a source until its end or the deadline, and reports. */
final class Run {

    private final ObjectAction treatment;
    private final RestoreFlow.Setting setting;
    private final ObjectSource source;
    private final Progress progress;
    private final boolean allKnown;
    private final ReportEntries entries = new ReportEntries();
    private final Sums sums;
    private final LimitBudget.Account account;
    private final ObjectDefects defects;

    /**
     * @param allKnown whether the source names all its objects, so that those not reached are listed one by one; of a source
     *     that goes on where it stopped they are covered by the resumption alone
     */
    Run(
            ObjectAction treatment,
            RestoreFlow.Setting setting,
            ObjectSource source,
            boolean allKnown,
            ResumePoint from,
            LimitBudget.Account account) {
        this.treatment = treatment;
        this.setting = setting;
        this.source = source;
        this.progress = new Progress(source, allKnown, setting, from);
        this.allKnown = allKnown;
        this.sums = new Sums(from.tally(), setting.policy().prices());
        this.account = account;
        this.defects = new ObjectDefects(setting.defects());
    }

    Report report() {
        try (source) {
            return worked();
        }
    }

    private Report worked() {
        try {
            setting.workers().forEach(progress::next, step -> {
                end(step, outcome(step.placed.candidate()));
                progress.awaitRoom();
            });
        } finally {
            account.close();
        }
        if (allKnown) {
            listUnreached();
        }
        return new Report(
                progress.complete(),
                progress.resumption(account),
                sums.tally(account.spent()),
                entries.list(),
                entries.truncated(),
                sums.retryReason().or(progress.complete() ? RetryReason.NONE : RetryReason.TIMED_OUT));
    }

    private ObjectOutcome outcome(Candidate candidate) {
        return candidate.fold(this::outcomeOf, ObjectOutcome::unusable);
    }

    private ObjectOutcome outcomeOf(Candidate.Named named) {
        try {
            return treatment.apply(named);
        } catch (Throwable defect) {
            return defects.outcome(named, defect);
        }
    }

    private void end(Progress.Step step, ObjectOutcome outcome) {
        boolean isTold = allKnown || outcome.name() != OutcomeCode.NOT_PROCESSED;
        if (isTold) {
            entries.add(step.ordinal, outcome);
            sums.add(outcome);
        }
        progress.end(step, outcome);
        if (isTold) {
            log(outcome);
        }
    }

    /** A line that cannot be written costs no report. */
    private void log(ObjectOutcome outcome) {
        try {
            setting.log().accept(outcome);
        } catch (RuntimeException defect) {
            defects.describe(defect);
        }
    }

    private void listUnreached() {
        for (Optional<Progress.Step> step = progress.take(); step.isPresent(); step = progress.take()) {
            end(step.get(), ObjectOutcome.asNotProcessed(step.get().placed.candidate()));
        }
    }
}
