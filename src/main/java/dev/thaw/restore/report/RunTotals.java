package dev.thaw.restore.report;

import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Counts and costs so far; what a resumed request carries on.
 *
 * @param summary counts of the report
 * @param estimate of what is or would be restored
 * @param spent what counts against the limits: restores that may have had an effect
 * @param byRule totals per rule and tier
 * @param breakdown sums by outcome, hour and tier
 */
public record RunTotals(
        OutcomeCounts summary, CostEstimate estimate, Spending spent, RuleTotals byRule, Breakdown breakdown) {

    public RunTotals(OutcomeCounts summary, CostEstimate estimate, Spending spent, RuleTotals byRule) {
        this(summary, estimate, spent, byRule, Breakdown.NONE);
    }

    public static RunTotals start(Optional<PriceList> prices) {
        return new RunTotals(OutcomeCounts.EMPTY, CostEstimate.nothing(prices), Spending.NOTHING, RuleTotals.NONE);
    }

    /** Of one or more, together. */
    static RunTotals sum(List<RunTotals> parts) {
        RuleTotals.Adding byRule = new RuleTotals.Adding();
        Breakdown.Adding breakdown = new Breakdown.Adding(Limits.NONE);
        parts.forEach(part -> {
            byRule.add(part.byRule);
            breakdown.add(part.breakdown);
        });
        return new RunTotals(
                parts.stream().map(RunTotals::summary).reduce(OutcomeCounts.EMPTY, OutcomeCounts::plus),
                parts.stream()
                        .map(RunTotals::estimate)
                        .reduce(CostEstimate::plus)
                        .orElseThrow(),
                parts.stream().map(RunTotals::spent).reduce(Spending.NOTHING, Spending::plus),
                byRule.totals(),
                breakdown.total());
    }

    public RunTotals plus(RunTotals other) {
        return sum(List.of(this, other));
    }

    /** The same without outcomes: only objects and bytes stay counted. */
    RunTotals seenOnly() {
        return new RunTotals(summary.seenOnly(), estimate, spent, byRule, breakdown);
    }

    /** With a cost that belongs to no object. */
    public RunTotals plusCost(BigDecimal more) {
        CostEstimate dearer = new CostEstimate(
                estimate.retrievalBytes(), estimate.cost().map(more::add), estimate.currency(), estimate.reason());
        return new RunTotals(summary, dearer, spent, byRule, breakdown);
    }

    /** Adds up outcomes as they come, each at the same cost however many rules there are. Safe for threads. */
    public static final class Adding {

        private final Optional<PriceList> prices;
        private final RuleTotals.Adding byRule;
        private final Breakdown.Adding breakdown;
        private OutcomeCounts summary;
        private CostEstimate estimate;
        private RetryReason retryReason = RetryReason.NONE;

        /** Where no tiers are compared. */
        public Adding(RunTotals start, Optional<PriceList> prices) {
            this(start, prices, Limits.NONE);
        }

        /**
         * @param start totals of the earlier parts of the request
         * @param limits of the policy, which may refuse some tiers
         */
        public Adding(RunTotals start, Optional<PriceList> prices, Limits limits) {
            this.prices = prices;
            this.summary = start.summary();
            this.estimate = start.estimate();
            this.byRule = new RuleTotals.Adding().add(start.byRule());
            this.breakdown = new Breakdown.Adding(limits).add(start.breakdown());
        }

        public synchronized void add(ObjectOutcome outcome) {
            summary = summary.plus(outcome);
            estimate = estimate.plus(outcome, prices);
            byRule.add(outcome, prices);
            breakdown.add(outcome, prices);
            retryReason = retryReason.or(RetryReason.after(outcome));
        }

        /** @param spent from the account of the budget, which alone keeps it */
        public synchronized RunTotals totals(Spending spent) {
            return new RunTotals(summary, estimate, spent, byRule.totals(), breakdown.total());
        }

        /** Of the outcomes added here; outcomes of earlier parts of the request are no reason to retry this one. */
        public synchronized RetryReason retryReason() {
            return retryReason;
        }
    }
}
