package dev.thaw.function;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.Dossier;
import dev.thaw.restore.Ending;
import dev.thaw.restore.ObjectOutcome;
import java.io.IOException;
import java.util.Optional;

/** What became of one object, as an entry of the report and as a line of the log. */
final class OutcomeJson {

    private OutcomeJson() {}

    static void object(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        json.writeStartObject();
        members(json, outcome);
        json.writeEndObject();
    }

    /** Without the braces, for a line that says more. */
    static void members(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        dossier(json, outcome);
        ending(json, outcome);
        if (outcome.dossier().notInspected()) {
            json.writeBooleanField("notInspected", true);
        }
    }

    private static void dossier(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        Dossier dossier = outcome.dossier();
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
    }

    private static void ending(JsonGenerator json, ObjectOutcome outcome) throws IOException {
        Ending ending = outcome.ending();
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
