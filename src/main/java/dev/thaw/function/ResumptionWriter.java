package dev.thaw.function;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.restore.Estimate;
import dev.thaw.restore.Resumption;
import dev.thaw.restore.RuleSums;
import dev.thaw.restore.Spending;
import dev.thaw.restore.Summary;
import dev.thaw.restore.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * Writes a resumption and what it belongs to, as an array of arrays without names: it travels in every request that goes on.
 * {@link ResumptionReader} reads it again.
 */
final class ResumptionWriter {

    /** Of the order of the parts, which stands first. */
    static final int VERSION = 1;

    private ResumptionWriter() {}

    static String write(Resumption resumption, RequestOrigin origin) {
        return Json.text(json -> {
            json.writeStartArray();
            json.writeNumber(VERSION);
            json.writeString(origin.request());
            json.writeString(origin.policy());
            json.writeString(resumption.position());
            array(json, resumption.ahead(), JsonGenerator::writeString);
            tally(json, resumption.tally());
            array(json, resumption.inDoubt(), JsonGenerator::writeString);
            json.writeEndArray();
        });
    }

    private static void tally(JsonGenerator json, Tally tally) throws IOException {
        summary(json, tally.summary());
        estimate(json, tally.estimate());
        spending(json, tally.spent());
        array(json, tally.byRule().lines(), ResumptionWriter::line);
    }

    private static void summary(JsonGenerator json, Summary sums) throws IOException {
        json.writeStartArray();
        json.writeNumber(sums.objects());
        json.writeNumber(sums.bytes());
        json.writeNumber(sums.accepted());
        json.writeNumber(sums.extended());
        json.writeNumber(sums.inProgress());
        json.writeNumber(sums.skipped());
        json.writeNumber(sums.failed());
        json.writeNumber(sums.retryable());
        json.writeEndArray();
    }

    private static void estimate(JsonGenerator json, Estimate estimate) throws IOException {
        json.writeStartArray();
        json.writeNumber(estimate.retrievalBytes());
        optional(json, estimate.cost().map(BigDecimal::toPlainString));
        optional(json, estimate.reason());
        json.writeEndArray();
    }

    private static void spending(JsonGenerator json, Spending spent) throws IOException {
        json.writeStartArray();
        json.writeNumber(spent.objects());
        json.writeNumber(spent.bytes());
        json.writeString(spent.cost().toPlainString());
        json.writeEndArray();
    }

    private static void line(JsonGenerator json, RuleSums.Line line) throws IOException {
        json.writeStartArray();
        json.writeString(line.rule());
        json.writeString(line.tier().name());
        json.writeNumber(line.objects());
        json.writeNumber(line.bytes());
        optional(json, line.cost().map(BigDecimal::toPlainString));
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeString(text.get());
        } else {
            json.writeNull();
        }
    }

    private static <T> void array(JsonGenerator json, Collection<T> elements, Writing<T> writing) throws IOException {
        json.writeStartArray();
        for (T element : elements) {
            writing.write(json, element);
        }
        json.writeEndArray();
    }

    /** How one element is written. */
    private interface Writing<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }
}
