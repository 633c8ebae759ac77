package dev.thaw.restore.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an invocation did.
 *
 * @param complete whether all objects are finished
 * @param resumption where a later part continues
 * @param totals counts and costs, earlier parts of the request included
 * @param objects failures first, at most {@link ReportEntries#MAX}
 * @param truncated whether there were more
 * @param retryReason whether and why the same work should be repeated
 */
public record Report(
        boolean complete,
        ResumePoint resumePoint,
        RunTotals totals,
        List<ObjectOutcome> objects,
        boolean truncated,
        RetryReason retryReason) {

    public Report {
        objects = List.copyOf(objects);
    }

    /** Whether SCF should deliver an asynchronous event again. */
    public boolean retryable() {
        return retryReason != RetryReason.NONE;
    }

    /** The report of work that recurs anyway: that its time was over is no reason to repeat it. */
    public Report forRecurringWork() {
        return retryReason == RetryReason.TIMED_OUT
                ? new Report(complete, resumePoint, totals, objects, truncated, RetryReason.NONE)
                : this;
    }

    /** The report of a status request: no restores, only objects and bytes are counted. */
    public Report ofStates() {
        return new Report(complete, resumePoint, totals.seenOnly(), objects, truncated, retryReason);
    }

    /** Whether an object was not finished because the credentials expired; it need not be among {@link #objects}. */
    public boolean credentialsExpired() {
        return retryReason == RetryReason.CREDENTIALS_EXPIRED;
    }

    /** One report of several, in their order: the parts of one event. */
    public static Report joined(List<Report> reports) {
        if (reports.size() == 1) {
            return reports.get(0);
        }
        List<ObjectOutcome> failed = objects(reports, true);
        List<ObjectOutcome> others = objects(reports, false);
        List<ObjectOutcome> all =
                Stream.concat(failed.stream(), others.stream()).toList();
        RunTotals totals = RunTotals.sum(reports.stream().map(Report::totals).toList());
        return new Report(
                reports.stream().allMatch(Report::complete),
                ResumePoint.start(totals),
                totals,
                all.subList(0, Math.min(all.size(), ReportEntries.MAX)),
                all.size() > ReportEntries.MAX || reports.stream().anyMatch(Report::truncated),
                reports.stream().map(Report::retryReason).reduce(RetryReason.NONE, RetryReason::or));
    }

    private static List<ObjectOutcome> objects(List<Report> reports, boolean failed) {
        return reports.stream()
                .flatMap(report -> report.objects().stream())
                .filter(outcome -> outcome.failed() == failed)
                .toList();
    }
}
