package dev.thaw.request.resume;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thaw.answer.Json;
import dev.thaw.policy.CostParts;
import dev.thaw.policy.Tier;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RuleTotals;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The content of a resume token: a JSON array without field names, because it travels with every further part of a request. Each
 * pair of methods below writes and reads one element. Reading validates everything: without a secret anybody can make a token.
 */
final class ResumeTokenCodec {

    /** The first element. Increase it when the order or meaning of elements changes. */
    private static final int VERSION = 3;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** More objects than any bucket holds. */
    private static final long MAX_COUNT = 1_000_000_000_000L;

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,60})?");

    private ResumeTokenCodec() {}

    record Content(RequestFingerprint fingerprint, ResumePoint resumePoint) {}

    static byte[] encode(ResumePoint point, RequestFingerprint fingerprint) {
        String array = Json.text(json -> {
            json.writeStartArray();
            json.writeNumber(VERSION);
            json.writeString(fingerprint.request());
            json.writeString(fingerprint.policy());
            json.writeString(point.position());
            writeArray(json, point.completedAhead(), JsonGenerator::writeString);
            writeCounts(json, point.totals().summary());
            writeEstimate(json, point.totals().estimate());
            writeSpending(json, point.totals().spent());
            writeArray(json, point.totals().byRule().rows(), ResumeTokenCodec::writeRow);
            writeArray(json, point.inDoubt(), JsonGenerator::writeString);
            BreakdownCodec.write(json, point.totals().breakdown());
            json.writeEndArray();
        });
        return array.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param currency of the current price list; a token does not hold it
     * @throws IllegalArgumentException if {@link #encode} of this version cannot have written the bytes
     */
    static Content decode(byte[] bytes, Optional<String> currency) {
        JsonNode array = parse(bytes);
        if (array.path(0).asInt() != VERSION) {
            throw new IllegalArgumentException("unknown version");
        }
        RequestFingerprint fingerprint = new RequestFingerprint(readText(array.path(1)), readText(array.path(2)));
        RunTotals totals = new RunTotals(
                readCounts(array.path(5)),
                readEstimate(array.path(6), currency),
                readSpending(array.path(7)),
                readRows(array.path(8)),
                BreakdownCodec.read(array.path(10)));
        return new Content(
                fingerprint,
                new ResumePoint(
                        readPosition(array.path(3)), readHashes(array.path(4)), totals, readHashes(array.path(9))));
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void writeCounts(JsonGenerator json, OutcomeCounts counts) throws IOException {
        json.writeStartArray();
        json.writeNumber(counts.objects());
        json.writeNumber(counts.bytes());
        json.writeNumber(counts.accepted());
        json.writeNumber(counts.extended());
        json.writeNumber(counts.inProgress());
        json.writeNumber(counts.skipped());
        json.writeNumber(counts.failed());
        json.writeNumber(counts.retryable());
        json.writeEndArray();
    }

    private static OutcomeCounts readCounts(JsonNode array) {
        return new OutcomeCounts(
                readCount(array.path(0)),
                readBytes(array.path(1)),
                readCount(array.path(2)),
                readCount(array.path(3)),
                readCount(array.path(4)),
                readCount(array.path(5)),
                readCount(array.path(6)),
                readCount(array.path(7)));
    }

    private static void writeEstimate(JsonGenerator json, CostEstimate estimate) throws IOException {
        json.writeStartArray();
        json.writeNumber(estimate.retrievalBytes());
        writeOptional(json, estimate.cost().map(BigDecimal::toPlainString));
        writeOptional(json, estimate.reason());
        json.writeEndArray();
    }

    private static CostEstimate readEstimate(JsonNode array, Optional<String> currency) {
        return new CostEstimate(
                readBytes(array.path(0)), readAmount(array.path(1)), currency, readOptional(array.path(2)));
    }

    private static void writeSpending(JsonGenerator json, Spending spent) throws IOException {
        json.writeStartArray();
        json.writeNumber(spent.objects());
        json.writeNumber(spent.bytes());
        json.writeString(spent.cost().toPlainString());
        json.writeEndArray();
    }

    private static Spending readSpending(JsonNode array) {
        return new Spending(
                readCount(array.path(0)),
                readBytes(array.path(1)),
                readAmount(array.path(2)).orElseThrow(IllegalArgumentException::new));
    }

    private static void writeRow(JsonGenerator json, RuleTotals.Row row) throws IOException {
        json.writeStartArray();
        json.writeString(row.rule());
        json.writeString(row.tier().wireName());
        json.writeNumber(row.objects());
        json.writeNumber(row.bytes());
        writeOptional(json, row.parts().map(parts -> parts.retrieval().toPlainString()));
        writeOptional(json, row.parts().map(parts -> parts.requests().toPlainString()));
        writeOptional(json, row.parts().map(parts -> parts.copies().toPlainString()));
        writeOptional(json, row.readyBy().map(Instant::toString));
        json.writeEndArray();
    }

    private static RuleTotals readRows(JsonNode arrays) {
        List<RuleTotals.Row> rows = new ArrayList<>();
        arrays.forEach(array -> rows.add(new RuleTotals.Row(
                readText(array.path(0)),
                Tier.named(readText(array.path(1))).orElseThrow(IllegalArgumentException::new),
                readCount(array.path(2)),
                readBytes(array.path(3)),
                readParts(array),
                readTime(array.path(7)))));
        return new RuleTotals(rows);
    }

    private static Optional<CostParts> readParts(JsonNode row) {
        return readAmount(row.path(4))
                .map(retrieval -> new CostParts(
                        retrieval,
                        readAmount(row.path(5)).orElseThrow(IllegalArgumentException::new),
                        readAmount(row.path(6)).orElseThrow(IllegalArgumentException::new)));
    }

    static Optional<Instant> readTime(JsonNode node) {
        return readOptional(node).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    static <T> void writeArray(JsonGenerator json, Collection<T> elements, ElementWriter<T> writer) throws IOException {
        json.writeStartArray();
        for (T element : elements) {
            writer.write(json, element);
        }
        json.writeEndArray();
    }

    interface ElementWriter<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }

    private static Set<String> readHashes(JsonNode array) {
        Set<String> hashes = new HashSet<>();
        array.forEach(node -> hashes.add(readText(node)));
        return hashes;
    }

    static void writeOptional(JsonGenerator json, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeString(text.get());
        } else {
            json.writeNull();
        }
    }

    static Optional<String> readOptional(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    static String readText(JsonNode node) {
        return readOptional(node).orElseThrow(IllegalArgumentException::new);
    }

    private static String readPosition(JsonNode node) {
        String position = readText(node);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(position)) {
            throw new IllegalArgumentException("not a position");
        }
        return position;
    }

    static long readCount(JsonNode node) {
        long count = readBytes(node);
        if (count > MAX_COUNT) {
            throw new IllegalArgumentException("not a count");
        }
        return count;
    }

    static long readBytes(JsonNode node) {
        if (!node.canConvertToLong() || node.longValue() < 0) {
            throw new IllegalArgumentException("not a number of bytes");
        }
        return node.longValue();
    }

    /** Amounts are strings: the exponent of a JSON number could make a huge one. */
    static Optional<BigDecimal> readAmount(JsonNode node) {
        return readOptional(node).map(text -> {
            if (!AMOUNT.matcher(text).matches()) {
                throw new IllegalArgumentException("not an amount");
            }
            return new BigDecimal(text);
        });
    }
}
