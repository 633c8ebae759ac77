package dev.thaw.request.resume;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.answer.Json;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RuleTotals;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * Writes a resumption and what it belongs to, as an array of arrays without names: it travels in every request that goes on.
 * {@link ResumeTokenReader} reads it again.
 */
final class ResumeTokenWriter {

    /** Of the order of the parts, which stands first. */
    static final int VERSION = 1;

    private ResumeTokenWriter() {}

    static String write(ResumePoint resumption, RequestFingerprint origin) {
        return Json.text(json -> {
            json.writeStartArray();
            json.writeNumber(VERSION);
            json.writeString(origin.request());
            json.writeString(origin.policy());
            json.writeString(resumption.position());
            array(json, resumption.completedAhead(), JsonGenerator::writeString);
            tally(json, resumption.totals());
            array(json, resumption.inDoubt(), JsonGenerator::writeString);
            json.writeEndArray();
        });
    }

    private static void tally(JsonGenerator json, RunTotals tally) throws IOException {
        summary(json, tally.summary());
        estimate(json, tally.estimate());
        spending(json, tally.spent());
        array(json, tally.byRule().rows(), ResumeTokenWriter::line);
    }

    private static void summary(JsonGenerator json, OutcomeCounts sums) throws IOException {
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

    private static void estimate(JsonGenerator json, CostEstimate estimate) throws IOException {
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

    private static void line(JsonGenerator json, RuleTotals.Row line) throws IOException {
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
