package dev.thaw.log;

import dev.thaw.event.manual.Action;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.Report;
import dev.thaw.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Log lines as text, for people. */
public final class TextLines implements ReportLog.LogLines {

    @Override
    public String object(Instant time, String requestId, ObjectOutcome outcome) {
        DecisionDetails details = outcome.details();
        StringBuilder line = new StringBuilder(
                String.join(" ", seconds(time), requestId, outcome.name().word()));
        part(line, "", details.object().map(TextLines::address));
        part(line, "rule=", details.rule());
        part(line, "tier=", details.tier().map(tier -> tier.wireName()));
        part(line, "days=", details.days().map(String::valueOf));
        part(line, "class=", details.facts().storageClass().map(known -> known.name()));
        part(line, "ready by ", outcome.outcome().readyBy().map(TextLines::seconds));
        part(line, "restored until ", outcome.outcome().restoredUntil().map(TextLines::seconds));
        part(line, "code=", outcome.outcome().code());
        part(line, "- ", outcome.detail());
        return escaped(line);
    }

    @Override
    public String summary(Instant time, String requestId, Action action, Report report) {
        OutcomeCounts counts = report.totals().summary();
        return escaped(new StringBuilder(String.join(" ", seconds(time), requestId, action.word()))
                .append(report.complete() ? " complete: " : " not complete: ")
                .append(counts.objects() + " objects, " + counts.accepted() + " accepted, " + counts.extended()
                        + " extended, ")
                .append(counts.inProgress() + " in progress, " + counts.skipped() + " skipped, " + counts.failed()
                        + " failed")
                .append(counts.retryable() > 0 ? " (" + counts.retryable() + " retryable)" : ""));
    }

    @Override
    public String failure(Instant time, String requestId, String detail) {
        return escaped(new StringBuilder(String.join(" ", seconds(time), requestId, "ERROR", detail)));
    }

    @Override
    public String job(Instant time, String requestId, ReportLog.Level level, Map<String, Object> facts) {
        StringBuilder line = new StringBuilder(String.join(" ", seconds(time), requestId));
        if (level != ReportLog.Level.INFO) {
            line.append(' ').append(level);
        }
        facts.forEach((name, fact) ->
                line.append(name.equals("action") ? " " : " " + name + "=").append(fact));
        return escaped(line);
    }

    @Override
    public String notice(Instant time, ReportLog.Level level, Map<String, Object> facts) {
        StringBuilder line = new StringBuilder(seconds(time)).append(' ').append(level);
        facts.forEach((name, fact) ->
                line.append(name.equals("detail") ? " " : " " + name + "=").append(fact));
        return escaped(line);
    }

    /** UTC in whole seconds. */
    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String address(ObjectRef object) {
        return object.bucket() + "/" + object.key()
                + object.versionId().map(id -> "@" + id).orElse("");
    }

    private static void part(StringBuilder line, String name, Optional<String> value) {
        value.ifPresent(text -> line.append(' ').append(name).append(text));
    }

    private static String escaped(StringBuilder line) {
        return SafeText.escape(line.toString());
    }
}
