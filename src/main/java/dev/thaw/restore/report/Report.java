package dev.thaw.restore.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an invocation did.
 *
 * @param complete whether every object was worked on to an end
 * @param resumption where a later part goes on
 * @param tally counts and costs, earlier parts of the request included
 * @param objects failures first, at most as many as a report holds
 * @param truncated whether there were more
 * @param anotherTry whether the same work should be asked for again
 */
public record Report(
        boolean complete,
        ResumePoint resumption,
        RunTotals tally,
        List<ObjectOutcome> objects,
        boolean truncated,
        RetryReason retryReason) {

    public Report {
        objects = List.copyOf(objects);
    }

    /** Whether an asynchronous invocation should be delivered again. */
    public boolean retryable() {
        return retryReason != RetryReason.NONE;
    }

    /** The report of work that is asked for again and again anyway: that its time was over is no reason to repeat it. */
    public Report forRecurringWork() {
        return retryReason == RetryReason.TIMED_OUT
                ? new Report(complete, resumption, tally, objects, truncated, RetryReason.NONE)
                : this;
    }

    /** The report of states: nothing was asked for, so that only objects and bytes are counted. */
    public Report ofStates() {
        return new Report(complete, resumption, tally.met(), objects, truncated, retryReason);
    }

    /** Whether an object was left because the credentials are over, be it listed or not. */
    public boolean credentialsExpired() {
        return retryReason == RetryReason.CREDENTIALS_EXPIRED;
    }

    /** One report of several, in their order; the parts of one event. */
    public static Report joined(List<Report> reports) {
        if (reports.size() == 1) {
            return reports.get(0);
        }
        List<ObjectOutcome> failed = objects(reports, true);
        List<ObjectOutcome> others = objects(reports, false);
        List<ObjectOutcome> all =
                Stream.concat(failed.stream(), others.stream()).toList();
        RunTotals tally = RunTotals.sum(reports.stream().map(Report::tally).toList());
        return new Report(
                reports.stream().allMatch(Report::complete),
                ResumePoint.start(tally),
                tally,
                all.subList(0, Math.min(all.size(), ReportEntries.MOST)),
                all.size() > ReportEntries.MOST || reports.stream().anyMatch(Report::truncated),
                reports.stream().map(Report::retryReason).reduce(RetryReason.NONE, RetryReason::or));
    }

    private static List<ObjectOutcome> objects(List<Report> reports, boolean failed) {
        return reports.stream()
                .flatMap(report -> report.objects().stream())
                .filter(outcome -> outcome.failed() == failed)
                .toList();
    }
}
