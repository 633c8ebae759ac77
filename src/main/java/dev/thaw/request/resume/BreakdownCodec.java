package dev.thaw.request.resume;

import static dev.thaw.request.resume.ResumeTokenCodec.readAmount;
import static dev.thaw.request.resume.ResumeTokenCodec.readBytes;
import static dev.thaw.request.resume.ResumeTokenCodec.readCount;
import static dev.thaw.request.resume.ResumeTokenCodec.readText;
import static dev.thaw.request.resume.ResumeTokenCodec.readTime;
import static dev.thaw.request.resume.ResumeTokenCodec.writeArray;
import static dev.thaw.request.resume.ResumeTokenCodec.writeOptional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.policy.Tier;
import dev.thaw.restore.report.Breakdown;
import dev.thaw.restore.store.OutcomeCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of a resume token that holds the sums by outcome, hour and tier; validated on reading like the rest of it. */
final class BreakdownCodec {

    private BreakdownCodec() {}

    static void write(JsonGenerator json, Breakdown breakdown) throws IOException {
        json.writeStartArray();
        writeArray(json, breakdown.byOutcome().entrySet(), BreakdownCodec::writeSum);
        writeArray(json, breakdown.readyByHour().entrySet(), BreakdownCodec::writeHour);
        writeArray(json, breakdown.alternatives(), BreakdownCodec::writeAlternative);
        json.writeEndArray();
    }

    /** @throws IllegalArgumentException if {@link #write} cannot have written it */
    static Breakdown read(JsonNode array) {
        Map<OutcomeCode, Breakdown.Sum> byOutcome = new EnumMap<>(OutcomeCode.class);
        array.path(0)
                .forEach(sum -> byOutcome.put(
                        OutcomeCode.valueOf(readText(sum.path(0))),
                        new Breakdown.Sum(readCount(sum.path(1)), readBytes(sum.path(2)))));
        SortedMap<Instant, Long> hours = new TreeMap<>();
        array.path(1)
                .forEach(hour -> hours.put(
                        readTime(hour.path(0)).orElseThrow(IllegalArgumentException::new), readCount(hour.path(1))));
        List<Breakdown.Alternative> alternatives = new ArrayList<>();
        array.path(2).forEach(alternative -> alternatives.add(readAlternative(alternative)));
        return new Breakdown(byOutcome, hours, alternatives);
    }

    private static void writeSum(JsonGenerator json, Map.Entry<OutcomeCode, Breakdown.Sum> sum) throws IOException {
        json.writeStartArray();
        json.writeString(sum.getKey().name());
        json.writeNumber(sum.getValue().objects());
        json.writeNumber(sum.getValue().bytes());
        json.writeEndArray();
    }

    private static void writeHour(JsonGenerator json, Map.Entry<Instant, Long> hour) throws IOException {
        json.writeStartArray();
        json.writeString(hour.getKey().toString());
        json.writeNumber(hour.getValue());
        json.writeEndArray();
    }

    private static void writeAlternative(JsonGenerator json, Breakdown.Alternative alternative) throws IOException {
        json.writeStartArray();
        json.writeString(alternative.tier().wireName());
        json.writeNumber(alternative.objects());
        json.writeNumber(alternative.bytes());
        writeOptional(json, alternative.cost().map(BigDecimal::toPlainString));
        writeOptional(json, alternative.readyBy().map(Instant::toString));
        json.writeEndArray();
    }

    private static Breakdown.Alternative readAlternative(JsonNode array) {
        return new Breakdown.Alternative(
                Tier.named(readText(array.path(0))).orElseThrow(IllegalArgumentException::new),
                readCount(array.path(1)),
                readBytes(array.path(2)),
                readAmount(array.path(3)),
                readTime(array.path(4)));
    }
}
