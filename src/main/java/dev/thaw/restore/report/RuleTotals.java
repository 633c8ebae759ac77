package dev.thaw.restore.report;

import dev.thaw.policy.CostParts;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Totals of the restores per rule and tier, in the order in which they first came up. */
public record RuleTotals(List<Row> rows) {

    public static final RuleTotals NONE = new RuleTotals(List.of());

    public RuleTotals {
        rows = List.copyOf(rows);
    }

    /**
     * One rule with one tier.
     *
     * @param objects restores
     * @param bytes their sizes, as far as known
     * @param parts of the cost; absent if it is unknown for any of them
     * @param readyBy when the last of them is readable, as far as known
     */
    public record Row(
            String rule, Tier tier, long objects, long bytes, Optional<CostParts> parts, Optional<Instant> readyBy) {

        public Optional<BigDecimal> cost() {
            return parts.map(CostParts::total);
        }

        private Row plus(Row other) {
            return new Row(
                    rule,
                    tier,
                    OutcomeCounts.saturatedAdd(objects, other.objects),
                    OutcomeCounts.saturatedAdd(bytes, other.bytes),
                    parts.flatMap(one -> other.parts.map(one::plus)),
                    Breakdown.later(readyBy, other.readyBy));
        }
    }

    /** Stands for all rules that have no row of their own. */
    public static final String OTHER_RULES = "(other rules)";

    /** At most this number of rows, and one more for the rest, whose tier means nothing. */
    public RuleTotals capped(int most) {
        List<Row> kept = new ArrayList<>();
        Optional<Row> rest = Optional.empty();
        for (Row row : rows) {
            if (kept.size() < most && !row.rule().equals(OTHER_RULES)) {
                kept.add(row);
            } else {
                Row other = new Row(OTHER_RULES, row.tier(), row.objects(), row.bytes(), row.parts(), row.readyBy());
                rest = rest.map(sum -> sum.plus(other)).or(() -> Optional.of(other));
            }
        }
        rest.ifPresent(kept::add);
        return new RuleTotals(kept);
    }

    RuleTotals plus(RuleTotals other) {
        return new Adding().add(this).add(other).totals();
    }

    /** Adds up rows, each at the same cost however many there are. Not safe for threads. */
    static final class Adding {

        private final List<Row> rows = new ArrayList<>();
        private final Map<String, Integer> indexes = new HashMap<>();

        Adding add(RuleTotals totals) {
            totals.rows.forEach(this::add);
            return this;
        }

        void add(ObjectOutcome outcome, Optional<PriceList> prices) {
            if (outcome.asksRestore()) {
                row(outcome, prices).ifPresent(this::add);
            }
        }

        private void add(Row row) {
            int index = indexes.computeIfAbsent(row.tier().name() + " " + row.rule(), key -> rows.size());
            if (index == rows.size()) {
                rows.add(row);
            } else {
                rows.set(index, rows.get(index).plus(row));
            }
        }

        RuleTotals totals() {
            return new RuleTotals(rows);
        }
    }

    /** In a plan without inspections, rule and tier may be unknown. */
    private static Optional<Row> row(ObjectOutcome outcome, Optional<PriceList> prices) {
        DecisionDetails details = outcome.details();
        return details.rule()
                .flatMap(rule -> details.tier()
                        .map(tier -> new Row(
                                rule,
                                tier,
                                1,
                                details.facts().size().orElse(0L),
                                CostEstimate.partsOf(details, prices),
                                outcome.outcome().readyBy())));
    }
}
