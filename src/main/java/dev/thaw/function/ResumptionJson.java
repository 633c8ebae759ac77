package dev.thaw.function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thaw.policy.Tier;
import dev.thaw.restore.Estimate;
import dev.thaw.restore.Resumption;
import dev.thaw.restore.RuleSums;
import dev.thaw.restore.Spending;
import dev.thaw.restore.Summary;
import dev.thaw.restore.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A resumption and what it belongs to, as an array of arrays without names: it travels in every request that goes on. */
final class ResumptionJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,60})?");

    private ResumptionJson() {}

    record Content(RequestOrigin origin, Resumption resumption) {}

    static String write(Resumption resumption, RequestOrigin origin) {
        Tally tally = resumption.tally();
        return Json.text(json -> {
            json.writeStartArray();
            json.writeNumber(VERSION);
            json.writeString(origin.request());
            json.writeString(origin.policy());
            json.writeString(resumption.position());
            json.writeStartArray();
            for (String mark : resumption.ahead()) {
                json.writeString(mark);
            }
            json.writeEndArray();
            summary(json, tally.summary());
            estimate(json, tally.estimate());
            spending(json, tally.spent());
            json.writeStartArray();
            for (RuleSums.Line line : tally.byRule().lines()) {
                line(json, line);
            }
            json.writeEndArray();
            json.writeEndArray();
        });
    }

    /** @throws IllegalArgumentException if it was not written here */
    static Content read(byte[] content, Optional<String> currency) {
        JsonNode parts = tree(content);
        if (parts.path(0).asInt() != VERSION
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text(parts.path(3)))) {
            throw new IllegalArgumentException("not of this version");
        }
        Tally tally = new Tally(
                summary(parts.path(5)),
                estimate(parts.path(6), currency),
                spending(parts.path(7)),
                byRule(parts.path(8)));
        return new Content(
                new RequestOrigin(text(parts.path(1)), text(parts.path(2))),
                new Resumption(text(parts.path(3)), marks(parts.path(4)), tally));
    }

    private static JsonNode tree(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    private static void summary(JsonGenerator json, Summary sums) throws IOException {
        json.writeStartArray();
        for (long sum : new long[] {
            sums.objects(),
            sums.bytes(),
            sums.accepted(),
            sums.extended(),
            sums.inProgress(),
            sums.skipped(),
            sums.failed(),
            sums.retryable()
        }) {
            json.writeNumber(sum);
        }
        json.writeEndArray();
    }

    private static Summary summary(JsonNode sums) {
        return new Summary(
                count(sums.path(0)),
                count(sums.path(1)),
                count(sums.path(2)),
                count(sums.path(3)),
                count(sums.path(4)),
                count(sums.path(5)),
                count(sums.path(6)),
                count(sums.path(7)));
    }

    private static void estimate(JsonGenerator json, Estimate estimate) throws IOException {
        json.writeStartArray();
        json.writeNumber(estimate.retrievalBytes());
        optional(json, estimate.cost().map(BigDecimal::toPlainString));
        optional(json, estimate.reason());
        json.writeEndArray();
    }

    private static Estimate estimate(JsonNode estimate, Optional<String> currency) {
        return new Estimate(
                count(estimate.path(0)), amountIfAny(estimate.path(1)), currency, textIfAny(estimate.path(2)));
    }

    private static void spending(JsonGenerator json, Spending spent) throws IOException {
        json.writeStartArray();
        json.writeNumber(spent.objects());
        json.writeNumber(spent.bytes());
        json.writeString(spent.cost().toPlainString());
        json.writeEndArray();
    }

    private static Spending spending(JsonNode spent) {
        return new Spending(
                count(spent.path(0)),
                count(spent.path(1)),
                amountIfAny(spent.path(2)).orElseThrow(IllegalArgumentException::new));
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

    private static RuleSums byRule(JsonNode nodes) {
        List<RuleSums.Line> lines = new ArrayList<>();
        for (JsonNode node : nodes) {
            lines.add(new RuleSums.Line(
                    text(node.path(0)),
                    Tier.valueOf(text(node.path(1))),
                    count(node.path(2)),
                    count(node.path(3)),
                    amountIfAny(node.path(4))));
        }
        return new RuleSums(lines);
    }

    private static Set<String> marks(JsonNode nodes) {
        Set<String> marks = new HashSet<>();
        nodes.forEach(node -> marks.add(text(node)));
        return marks;
    }

    private static void optional(JsonGenerator json, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeString(text.get());
        } else {
            json.writeNull();
        }
    }

    private static long count(JsonNode node) {
        if (!node.canConvertToLong() || node.longValue() < 0) {
            throw new IllegalArgumentException("no count");
        }
        return node.longValue();
    }

    private static String text(JsonNode node) {
        return textIfAny(node).orElseThrow(IllegalArgumentException::new);
    }

    private static Optional<String> textIfAny(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    /** No number of JSON: its exponent could blow it up. */
    private static Optional<BigDecimal> amountIfAny(JsonNode node) {
        return textIfAny(node).map(text -> {
            if (!AMOUNT.matcher(text).matches()) {
                throw new IllegalArgumentException("no amount");
            }
            return new BigDecimal(text);
        });
    }
}
