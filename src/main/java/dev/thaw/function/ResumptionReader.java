package dev.thaw.function;

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

/** Reads what {@link ResumptionWriter} wrote, and takes nothing on trust: where no secret is set, anybody can write it. */
final class ResumptionReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** More objects than any bucket holds; sizes may come to anything. */
    private static final long MOST_OBJECTS = 1_000_000_000_000L;

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,60})?");

    private ResumptionReader() {}

    record Content(RequestOrigin origin, Resumption resumption) {}

    /** @throws IllegalArgumentException if it is not what the writer writes */
    static Content read(byte[] content, Optional<String> currency) {
        JsonNode parts = tree(content);
        if (parts.path(0).asInt() != ResumptionWriter.VERSION) {
            throw new IllegalArgumentException("not of this version");
        }
        return new Content(
                new RequestOrigin(text(parts.path(1)), text(parts.path(2))),
                new Resumption(
                        position(parts.path(3)), marks(parts.path(4)), tally(parts, currency), marks(parts.path(9))));
    }

    private static JsonNode tree(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    private static String position(JsonNode node) {
        String position = text(node);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(position)) {
            throw new IllegalArgumentException("no position");
        }
        return position;
    }

    private static Set<String> marks(JsonNode nodes) {
        Set<String> marks = new HashSet<>();
        nodes.forEach(node -> marks.add(text(node)));
        return marks;
    }

    private static Tally tally(JsonNode parts, Optional<String> currency) {
        return new Tally(
                summary(parts.path(5)),
                estimate(parts.path(6), currency),
                spending(parts.path(7)),
                byRule(parts.path(8)));
    }

    private static Summary summary(JsonNode sums) {
        return new Summary(
                count(sums.path(0)),
                size(sums.path(1)),
                count(sums.path(2)),
                count(sums.path(3)),
                count(sums.path(4)),
                count(sums.path(5)),
                count(sums.path(6)),
                count(sums.path(7)));
    }

    private static Estimate estimate(JsonNode estimate, Optional<String> currency) {
        return new Estimate(
                size(estimate.path(0)), amountIfAny(estimate.path(1)), currency, textIfAny(estimate.path(2)));
    }

    private static Spending spending(JsonNode spent) {
        return new Spending(
                count(spent.path(0)),
                size(spent.path(1)),
                amountIfAny(spent.path(2)).orElseThrow(IllegalArgumentException::new));
    }

    private static RuleSums byRule(JsonNode nodes) {
        List<RuleSums.Line> lines = new ArrayList<>();
        nodes.forEach(node -> lines.add(line(node)));
        return new RuleSums(lines);
    }

    private static RuleSums.Line line(JsonNode node) {
        return new RuleSums.Line(
                text(node.path(0)),
                Tier.valueOf(text(node.path(1))),
                count(node.path(2)),
                size(node.path(3)),
                amountIfAny(node.path(4)));
    }

    private static long count(JsonNode node) {
        long count = size(node);
        if (count > MOST_OBJECTS) {
            throw new IllegalArgumentException("no count");
        }
        return count;
    }

    private static long size(JsonNode node) {
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
