package dev.thaw.restore;

import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ReportEntries;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RetryReason;
import dev.thaw.restore.source.ObjectSource;
import java.util.Optional;

/** Processes all objects of a source until its end or the deadline, and reports. */
final class Run {

    private final ObjectAction action;
    private final RestoreFlow.Context context;
    private final ObjectSource source;
    private final Progress progress;
    private final boolean allKnown;
    private final ReportEntries entries = new ReportEntries();
    private final LimitBudget.Account account;
    private final ObjectDefects defects;

    /**
     * @param allKnown whether the source names all its objects: those without time are then reported one by one
     */
    Run(
            ObjectAction action,
            RestoreFlow.Context context,
            ObjectSource source,
            boolean allKnown,
            ResumePoint from,
            LimitBudget.Account account) {
        this.action = action;
        this.context = context;
        this.source = source;
        this.progress = new Progress(source, allKnown, context, from);
        this.allKnown = allKnown;
        this.account = account;
        this.defects = new ObjectDefects(context.defects());
    }

    Report report() {
        try (source) {
            return processAll();
        }
    }

    private Report processAll() {
        try {
            context.workers().forEach(progress::next, step -> {
                finish(step, defects.guarded(action, step.entry.candidate()));
                progress.awaitRoom();
            });
        } finally {
            account.close();
        }
        if (allKnown) {
            reportNotProcessed();
        }
        ResumePoint resumePoint = progress.resumePoint(account);
        return new Report(
                progress.complete(),
                resumePoint,
                progress.reportTotals(resumePoint),
                entries.list(),
                entries.truncated(),
                progress.retryReason().or(progress.complete() ? RetryReason.NONE : RetryReason.TIMED_OUT));
    }

    private void finish(Progress.Step step, ObjectOutcome outcome) {
        progress.end(step, outcome);
        if (progress.isReported(outcome)) {
            entries.add(step.ordinal, outcome);
            log(outcome);
        }
    }

    /** A log line that cannot be written does not lose the report. */
    private void log(ObjectOutcome outcome) {
        try {
            context.log().accept(outcome);
        } catch (RuntimeException defect) {
            defects.describe(defect);
        }
    }

    private void reportNotProcessed() {
        for (Optional<Progress.Step> step = progress.take(); step.isPresent(); step = progress.take()) {
            finish(step.get(), ObjectOutcome.asNotProcessed(step.get().entry.candidate()));
        }
    }
}
