package dev.thaw.restore.report;

import dev.thaw.policy.PriceList;
import java.util.Optional;

/** Adds up outcomes as they come, each at the same cost however many rules there are; safe for threads. */
public final class Sums {

    private final Optional<PriceList> prices;
    private final RuleTotals.Adding byRule;
    private OutcomeCounts summary;
    private CostEstimate estimate;
    private RetryReason retryReason = RetryReason.NONE;

    public Sums(RunTotals start, Optional<PriceList> prices) {
        this.prices = prices;
        this.summary = start.summary();
        this.estimate = start.estimate();
        this.byRule = new RuleTotals.Adding().add(start.byRule());
    }

    public synchronized void add(ObjectOutcome outcome) {
        summary = summary.plus(outcome);
        estimate = estimate.plus(outcome, prices);
        byRule.add(outcome, prices);
        retryReason = retryReason.or(RetryReason.after(outcome));
    }

    /** @param spent by the account of the budget, the only one that knows */
    public synchronized RunTotals tally(Spending spent) {
        return new RunTotals(summary, estimate, spent, byRule.sums());
    }

    /** What the outcomes added here ask for; those of earlier parts of the request are no longer to be mended by it. */
    public synchronized RetryReason retryReason() {
        return retryReason;
    }
}
