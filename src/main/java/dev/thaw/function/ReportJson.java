package dev.thaw.function;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.event.Action;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.Dossier;
import dev.thaw.restore.Ending;
import dev.thaw.restore.Estimate;
import dev.thaw.restore.ObjectOutcome;
import dev.thaw.restore.Report;
import dev.thaw.restore.RuleSums;
import dev.thaw.restore.Summary;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report as its readers get it; names and order are those of the manual. */
final class ReportJson {

    /** An answer of SCF is no larger than some megabytes; what does not fit is told as truncated. */
    private static final int MOST_OCTETS = 2_000_000;

    private ReportJson() {}

    static String write(String requestId, Action action, Report report, Optional<String> resumeFrom) {
        String whole = write(requestId, action, report, resumeFrom, report.objects());
        return octets(whole) <= MOST_OCTETS
                ? whole
                : write(requestId, action, report, resumeFrom, objectsThatFit(report.objects()));
    }

    private static String write(
            String requestId, Action action, Report report, Optional<String> resumeFrom, List<ObjectOutcome> objects) {
        boolean truncated =
                report.truncated() || objects.size() < report.objects().size();
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("requestId", requestId);
            json.writeStringField("action", word(action));
            json.writeBooleanField("complete", report.complete());
            text(json, "resumeFrom", resumeFrom);
            json.writeBooleanField("truncated", truncated);
            json.writeFieldName("summary");
            summary(json, report.tally().summary());
            json.writeFieldName("estimate");
            estimate(json, report.tally().estimate());
            if (action == Action.PLAN) {
                byRule(json, report.tally().byRule());
            }
            json.writeArrayFieldStart("objects");
            for (ObjectOutcome outcome : objects) {
                object(json, outcome);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static List<ObjectOutcome> objectsThatFit(List<ObjectOutcome> objects) {
        int fitting = 0;
        int room = MOST_OCTETS;
        for (ObjectOutcome outcome : objects) {
            room -= octets(Json.text(json -> object(json, outcome)));
            if (room < 0) {
                break;
            }
            fitting++;
        }
        return objects.subList(0, fitting);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void object(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        json.writeStartObject();
        members(json, outcome);
        json.writeEndObject();
    }

    static void summary(JsonGenerator json, Summary summary) throws IOException {
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

    private static void estimate(JsonGenerator json, Estimate estimate) throws IOException {
        json.writeStartObject();
        json.writeNumberField("retrievalBytes", estimate.retrievalBytes());
        cost(json, estimate.cost());
        text(json, "currency", estimate.currency());
        text(json, "reason", estimate.reason());
        json.writeEndObject();
    }

    private static void byRule(JsonGenerator json, RuleSums sums) throws IOException {
        json.writeArrayFieldStart("byRule");
        for (RuleSums.Line line : sums.lines()) {
            json.writeStartObject();
            json.writeStringField("rule", line.rule());
            json.writeStringField("tier", line.tier().wireName());
            json.writeNumberField("objects", line.objects());
            json.writeNumberField("bytes", line.bytes());
            cost(json, line.cost());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void cost(JsonGenerator json, Optional<BigDecimal> cost) throws IOException {
        json.writeFieldName("cost");
        if (cost.isPresent()) {
            json.writeNumber(cost.get());
        } else {
            json.writeNull();
        }
    }

    /** The members of one object's entry; a log line has the same. */
    static void members(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        Dossier dossier = outcome.dossier();
        Ending ending = outcome.ending();
        text(json, "bucket", dossier.object().map(ObjectRef::bucket));
        text(json, "region", dossier.object().map(ObjectRef::region));
        text(json, "key", dossier.object().map(ObjectRef::key));
        text(json, "versionId", dossier.object().flatMap(ObjectRef::versionId));
        json.writeStringField("outcome", outcome.name().word());
        json.writeBooleanField("retryable", outcome.retryable());
        text(json, "rule", dossier.rule());
        text(json, "tier", dossier.tier().map(tier -> tier.wireName()));
        number(json, "days", dossier.days().map(Integer::longValue));
        text(json, "storageClass", dossier.facts().storageClass().map(known -> known.name()));
        number(json, "size", dossier.facts().size());
        text(json, "readyBy", ending.readyBy().map(Timestamps::write));
        text(json, "restoredUntil", ending.restoredUntil().map(Timestamps::write));
        text(json, "detail", outcome.detail());
        text(json, "code", ending.code());
        text(json, "cosRequestId", ending.requestId());
        if (dossier.notInspected()) {
            json.writeBooleanField("notInspected", true);
        }
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static void number(JsonGenerator json, String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }
}
