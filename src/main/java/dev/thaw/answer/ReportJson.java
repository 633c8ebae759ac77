package dev.thaw.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.event.manual.Action;
import dev.thaw.job.JobId;
import dev.thaw.policy.CostParts;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.RuleTotals;
import dev.thaw.restore.report.RunTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The report as JSON, with field names and order as documented in the README. */
public final class ReportJson {

    /** SCF limits a response to a few megabytes. Objects that do not fit are left out, and {@code truncated} is true. */
    private static final int MAX_BYTES = 2_000_000;

    private ReportJson() {}

    public static String write(String requestId, Action action, Report report, Optional<String> resumeFrom) {
        return write(requestId, action, report, resumeFrom, List.of());
    }

    /** @param jobs that carry on the work of the invocation */
    public static String write(
            String requestId, Action action, Report report, Optional<String> resumeFrom, List<JobId> jobs) {
        String whole = write(requestId, action, report, resumeFrom, jobs, report.objects());
        return utf8Length(whole) <= MAX_BYTES
                ? whole
                : write(requestId, action, report, resumeFrom, jobs, objectsThatFit(report.objects()));
    }

    private static String write(
            String requestId,
            Action action,
            Report report,
            Optional<String> resumeFrom,
            List<JobId> jobs,
            List<ObjectOutcome> objects) {
        boolean truncated =
                report.truncated() || objects.size() < report.objects().size();
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("requestId", requestId);
            json.writeStringField("action", action.word());
            json.writeBooleanField("complete", report.complete());
            OutcomeJson.text(json, "resumeFrom", resumeFrom);
            jobs(json, jobs);
            json.writeBooleanField("truncated", truncated);
            totals(json, action, report.totals());
            objects(json, objects);
            json.writeEndObject();
        });
    }

    private static void totals(JsonGenerator json, Action action, RunTotals totals) throws IOException {
        json.writeFieldName("summary");
        summary(json, totals.summary());
        json.writeFieldName("estimate");
        estimate(json, totals.estimate());
        if (action == Action.PLAN) {
            byRule(json, totals.byRule());
            BreakdownJson.alternatives(json, totals.breakdown());
        }
        if (action != Action.RESTORE) {
            BreakdownJson.byOutcome(json, totals.breakdown());
        }
        if (action == Action.STATUS) {
            BreakdownJson.readyByHour(json, totals.breakdown());
        }
    }

    private static void jobs(JsonGenerator json, List<JobId> jobs) throws IOException {
        if (!jobs.isEmpty()) {
            json.writeArrayFieldStart("jobs");
            for (JobId job : jobs) {
                json.writeString(job.value());
            }
            json.writeEndArray();
        }
    }

    private static void objects(JsonGenerator json, List<ObjectOutcome> objects) throws IOException {
        json.writeArrayFieldStart("objects");
        for (ObjectOutcome outcome : objects) {
            OutcomeJson.object(json, outcome);
        }
        json.writeEndArray();
    }

    private static List<ObjectOutcome> objectsThatFit(List<ObjectOutcome> objects) {
        int fitting = 0;
        int room = MAX_BYTES;
        for (ObjectOutcome outcome : objects) {
            room -= utf8Length(Json.text(json -> OutcomeJson.object(json, outcome)));
            if (room < 0) {
                break;
            }
            fitting++;
        }
        return objects.subList(0, fitting);
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    public static void summary(JsonGenerator json, OutcomeCounts summary) throws IOException {
        json.writeStartObject();
        json.writeNumberField("objects", summary.objects());
        json.writeNumberField("bytes", summary.bytes());
        json.writeNumberField("accepted", summary.accepted());
        json.writeNumberField("extended", summary.extended());
        json.writeNumberField("inProgress", summary.inProgress());
        json.writeNumberField("skipped", summary.skipped());
        json.writeNumberField("failed", summary.failed());
        json.writeNumberField("retryable", summary.retryable());
        json.writeEndObject();
    }

    private static void estimate(JsonGenerator json, CostEstimate estimate) throws IOException {
        json.writeStartObject();
        json.writeNumberField("retrievalBytes", estimate.retrievalBytes());
        cost(json, estimate.cost());
        OutcomeJson.text(json, "currency", estimate.currency());
        OutcomeJson.text(json, "reason", estimate.reason());
        json.writeEndObject();
    }

    static void byRule(JsonGenerator json, RuleTotals totals) throws IOException {
        json.writeArrayFieldStart("byRule");
        for (RuleTotals.Row row : totals.rows()) {
            json.writeStartObject();
            json.writeStringField("rule", row.rule());
            json.writeStringField("tier", row.tier().wireName());
            json.writeNumberField("objects", row.objects());
            json.writeNumberField("bytes", row.bytes());
            cost(json, row.cost());
            amount(json, "retrieval", row.parts().map(CostParts::retrieval));
            amount(json, "requests", row.parts().map(CostParts::requests));
            amount(json, "copies", row.parts().map(CostParts::copies));
            OutcomeJson.text(json, "readyBy", row.readyBy().map(OutcomeJson::seconds));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void cost(JsonGenerator json, Optional<BigDecimal> cost) throws IOException {
        amount(json, "cost", cost);
    }

    static void amount(JsonGenerator json, String name, Optional<BigDecimal> amount) throws IOException {
        json.writeFieldName(name);
        if (amount.isPresent()) {
            json.writeNumber(amount.get());
        } else {
            json.writeNull();
        }
    }
}
