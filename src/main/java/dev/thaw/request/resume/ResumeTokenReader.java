package dev.thaw.request.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what {@link ResumeTokenWriter} wrote, and takes nothing on trust: where no secret is set, anybody can write it. */
final class ResumeTokenReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** More objects than any bucket holds; sizes may come to anything. */
    private static final long MOST_OBJECTS = 1_000_000_000_000L;

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,60})?");

    private ResumeTokenReader() {}

    record Content(RequestFingerprint origin, ResumePoint resumption) {}

    /** @throws IllegalArgumentException if it is not what the writer writes */
    static Content read(byte[] content, Optional<String> currency) {
        JsonNode parts = tree(content);
        if (parts.path(0).asInt() != ResumeTokenWriter.VERSION) {
            throw new IllegalArgumentException("not of this version");
        }
        return new Content(
                new RequestFingerprint(text(parts.path(1)), text(parts.path(2))),
                new ResumePoint(
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

    private static RunTotals tally(JsonNode parts, Optional<String> currency) {
        return new RunTotals(
                summary(parts.path(5)),
                estimate(parts.path(6), currency),
                spending(parts.path(7)),
                byRule(parts.path(8)));
    }

    private static OutcomeCounts summary(JsonNode sums) {
        return new OutcomeCounts(
                count(sums.path(0)),
                size(sums.path(1)),
                count(sums.path(2)),
                count(sums.path(3)),
                count(sums.path(4)),
                count(sums.path(5)),
                count(sums.path(6)),
                count(sums.path(7)));
    }

    private static CostEstimate estimate(JsonNode estimate, Optional<String> currency) {
        return new CostEstimate(
                size(estimate.path(0)), amountIfAny(estimate.path(1)), currency, textIfAny(estimate.path(2)));
    }

    private static Spending spending(JsonNode spent) {
        return new Spending(
                count(spent.path(0)),
                size(spent.path(1)),
                amountIfAny(spent.path(2)).orElseThrow(IllegalArgumentException::new));
    }

    private static RuleTotals byRule(JsonNode nodes) {
        List<RuleTotals.Row> lines = new ArrayList<>();
        nodes.forEach(node -> lines.add(line(node)));
        return new RuleTotals(lines);
    }

    private static RuleTotals.Row line(JsonNode node) {
        return new RuleTotals.Row(
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
