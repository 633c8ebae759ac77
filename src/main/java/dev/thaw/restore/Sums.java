package dev.thaw.restore;

import dev.thaw.policy.Prices;
import java.util.Optional;

/** Adds up outcomes as they come, each at the same cost however many rules there are; safe for threads. */
final class Sums {

    private final Optional<Prices> prices;
    private final RuleSums.Adding byRule;
    private Summary summary;
    private Estimate estimate;
    private AnotherTry anotherTry = AnotherTry.NEEDLESS;

    Sums(Tally start, Optional<Prices> prices) {
        this.prices = prices;
        this.summary = start.summary();
        this.estimate = start.estimate();
        this.byRule = new RuleSums.Adding().add(start.byRule());
    }

    synchronized void add(ObjectOutcome outcome) {
        summary = summary.plus(outcome);
        estimate = estimate.plus(outcome, prices);
        byRule.add(outcome, prices);
        anotherTry = anotherTry.or(AnotherTry.after(outcome));
    }

    /** @param spent by the account of the budget, the only one that knows */
    synchronized Tally tally(Spending spent) {
        return new Tally(summary, estimate, spent, byRule.sums());
    }

    /** What the outcomes added here ask for; those of earlier parts of the request are no longer to be mended by it. */
    synchronized AnotherTry anotherTry() {
        return anotherTry;
    }
}
