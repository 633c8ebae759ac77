package dev.thaw.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The outcome of one object as JSON: an entry of the report, and part of a log line. */
public final class OutcomeJson {

    private OutcomeJson() {}

    static void object(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        json.writeStartObject();
        members(json, outcome);
        json.writeEndObject();
    }

    /** The fields without the braces, for a line that has more of them. */
    public static void members(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        details(json, outcome);
        outcome(json, outcome);
        if (outcome.details().notInspected()) {
            json.writeBooleanField("notInspected", true);
        }
    }

    private static void details(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        DecisionDetails details = outcome.details();
        text(json, "bucket", details.object().map(ObjectRef::bucket));
        text(json, "region", details.object().map(ObjectRef::region));
        text(json, "key", details.object().map(ObjectRef::key));
        text(json, "versionId", details.object().flatMap(ObjectRef::versionId));
        json.writeStringField("outcome", outcome.name().word());
        json.writeBooleanField("retryable", outcome.retryable());
        text(json, "rule", details.rule());
        text(json, "tier", details.tier().map(tier -> tier.wireName()));
        number(json, "days", details.days().map(Integer::longValue));
        text(json, "storageClass", details.facts().storageClass().map(known -> known.name()));
        number(json, "size", details.facts().size());
    }

    private static void outcome(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        Outcome result = outcome.outcome();
        text(json, "readyBy", result.readyBy().map(OutcomeJson::seconds));
        text(json, "restoredUntil", result.restoredUntil().map(OutcomeJson::seconds));
        text(json, "detail", outcome.detail());
        text(json, "code", result.code());
        text(json, "cosRequestId", result.requestId());
    }

    /** UTC in whole seconds. */
    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A field that is null if the value is absent. */
    static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    static void number(JsonGenerator json, String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }
}
