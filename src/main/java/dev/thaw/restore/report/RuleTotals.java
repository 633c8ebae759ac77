package dev.thaw.restore.report;

import dev.thaw.policy.PriceList;
import dev.thaw.policy.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the restores come to for each rule and tier, in the order in which they first came up. */
public record RuleTotals(List<Row> lines) {

    public static final RuleTotals NONE = new RuleTotals(List.of());

    public RuleTotals {
        lines = List.copyOf(lines);
    }

    /**
     * One rule with one tier.
     *
     * @param objects restores
     * @param bytes their sizes, as far as known
     * @param cost absent where it cannot be told of all of them
     */
    public record Row(String rule, Tier tier, long objects, long bytes, Optional<BigDecimal> cost) {

        private Row plus(Row other) {
            return new Row(
                    rule,
                    tier,
                    SaturatedSum.sum(objects, other.objects),
                    SaturatedSum.sum(bytes, other.bytes),
                    cost.flatMap(one -> other.cost.map(one::add)));
        }
    }

    RuleTotals plus(RuleTotals other) {
        return new Adding().add(this).add(other).sums();
    }

    /** Adds lines up, each at the same cost however many there are; not safe for threads. */
    static final class Adding {

        private final List<Row> lines = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        Adding add(RuleTotals sums) {
            sums.lines.forEach(this::add);
            return this;
        }

        void add(ObjectOutcome outcome, Optional<PriceList> prices) {
            if (outcome.asksRestore()) {
                line(outcome.details(), prices).ifPresent(this::add);
            }
        }

        private void add(Row line) {
            int place = places.computeIfAbsent(line.tier().name() + " " + line.rule(), key -> lines.size());
            if (place == lines.size()) {
                lines.add(line);
            } else {
                lines.set(place, lines.get(place).plus(line));
            }
        }

        RuleTotals sums() {
            return new RuleTotals(lines);
        }
    }

    /** Of a plan that looked at nothing, rule and tier may be unknown. */
    private static Optional<Row> line(DecisionDetails details, Optional<PriceList> prices) {
        return details.rule()
                .flatMap(rule -> details.tier()
                        .map(tier -> new Row(
                                rule,
                                tier,
                                1,
                                details.facts().size().orElse(0L),
                                CostEstimate.costOf(details, prices))));
    }
}
