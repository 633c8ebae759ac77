package dev.thaw.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.restore.report.Breakdown;
import dev.thaw.restore.store.OutcomeCode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** The sums by outcome, hour and tier as JSON, in the reports of {@code plan} and {@code status}. */
final class BreakdownJson {

    private BreakdownJson() {}

    /** In the order of the outcomes, so that the same sums are the same text. */
    static void byOutcome(JsonGenerator json, Breakdown breakdown) throws IOException {
        json.writeObjectFieldStart("byOutcome");
        for (OutcomeCode name : OutcomeCode.values()) {
            Breakdown.Sum sum = breakdown.byOutcome().get(name);
            if (sum != null) {
                json.writeObjectFieldStart(name.word());
                json.writeNumberField("objects", sum.objects());
                json.writeNumberField("bytes", sum.bytes());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    static void readyByHour(JsonGenerator json, Breakdown breakdown) throws IOException {
        json.writeArrayFieldStart("readyByHour");
        for (Map.Entry<Instant, Long> hour : breakdown.readyByHour().entrySet()) {
            json.writeStartObject();
            json.writeStringField("hour", OutcomeJson.seconds(hour.getKey()));
            json.writeNumberField("objects", hour.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void alternatives(JsonGenerator json, Breakdown breakdown) throws IOException {
        json.writeArrayFieldStart("alternatives");
        for (Breakdown.Alternative alternative : breakdown.alternatives()) {
            json.writeStartObject();
            json.writeStringField("tier", alternative.tier().wireName());
            json.writeNumberField("objects", alternative.objects());
            json.writeNumberField("bytes", alternative.bytes());
            ReportJson.cost(json, alternative.cost());
            OutcomeJson.text(json, "readyBy", alternative.readyBy().map(OutcomeJson::seconds));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
