package dev.thaw.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import java.io.IOException;
import java.util.Optional;

/** What became of one object, as an entry of the report and as a line of the log. */
public final class OutcomeJson {

    private OutcomeJson() {}

    static void object(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        json.writeStartObject();
        members(json, outcome);
        json.writeEndObject();
    }

    /** Without the braces, for a line that says more. */
    public static void members(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        details(json, outcome);
        ending(json, outcome);
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

    private static void ending(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        Outcome ending = outcome.outcome();
        text(json, "readyBy", ending.readyBy().map(Timestamps::write));
        text(json, "restoredUntil", ending.restoredUntil().map(Timestamps::write));
        text(json, "detail", outcome.detail());
        text(json, "code", ending.code());
        text(json, "cosRequestId", ending.requestId());
    }

    /** A text, or null where there is none. */
    static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
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
