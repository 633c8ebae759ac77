package dev.thaw.log;

import dev.thaw.answer.Timestamps;
import dev.thaw.event.manual.Action;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.Report;
import dev.thaw.text.SafeText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Lines for people. */
public final class TextLines implements ReportLog.LogLines {

    @Override
    public String object(Instant time, String requestId, ObjectOutcome outcome) {
        DecisionDetails details = outcome.details();
        StringBuilder line = new StringBuilder(String.join(
                " ", Timestamps.write(time), requestId, outcome.name().word()));
        part(line, "", details.object().map(TextLines::address));
        part(line, "rule=", details.rule());
        part(line, "tier=", details.tier().map(tier -> tier.wireName()));
        part(line, "days=", details.days().map(String::valueOf));
        part(line, "class=", details.facts().storageClass().map(known -> known.name()));
        part(line, "ready by ", outcome.outcome().readyBy().map(Timestamps::write));
        part(line, "restored until ", outcome.outcome().restoredUntil().map(Timestamps::write));
        part(line, "code=", outcome.outcome().code());
        part(line, "- ", outcome.detail());
        return SafeText.escape(line.toString());
    }

    @Override
    public String summary(Instant time, String requestId, Action action, Report report) {
        OutcomeCounts sums = report.totals().summary();
        return visible(new StringBuilder(String.join(" ", Timestamps.write(time), requestId, action.word()))
                .append(report.complete() ? " complete: " : " not complete: ")
                .append(sums.objects() + " objects, " + sums.accepted() + " accepted, " + sums.extended()
                        + " extended, ")
                .append(sums.inProgress() + " in progress, " + sums.skipped() + " skipped, " + sums.failed()
                        + " failed")
                .append(sums.retryable() > 0 ? " (" + sums.retryable() + " worth another try)" : ""));
    }

    @Override
    public String failure(Instant time, String requestId, String detail) {
        return visible(new StringBuilder(String.join(" ", Timestamps.write(time), requestId, "ERROR", detail)));
    }

    @Override
    public String notice(Instant time, ReportLog.Level level, Map<String, Object> facts) {
        StringBuilder line =
                new StringBuilder(Timestamps.write(time)).append(' ').append(level);
        facts.forEach((name, fact) ->
                line.append(name.equals("detail") ? " " : " " + name + "=").append(fact));
        return SafeText.escape(line.toString());
    }

    private static String address(ObjectRef object) {
        return object.bucket() + "/" + object.key()
                + object.versionId().map(id -> "@" + id).orElse("");
    }

    private static void part(StringBuilder line, String name, Optional<String> value) {
        value.ifPresent(text -> line.append(' ').append(name).append(text));
    }

    private static String visible(StringBuilder line) {
        return SafeText.escape(line.toString());
    }
}
