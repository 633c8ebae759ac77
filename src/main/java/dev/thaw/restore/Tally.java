package dev.thaw.restore;

import dev.thaw.policy.Prices;
import java.math.BigDecimal;
import java.util.Optional;

/** Counts and costs so far; what a resumed request carries on. */
public record Tally(Summary summary, Estimate estimate, Spending spent, RuleSums byRule) {

    public static Tally start(Optional<Prices> prices) {
        return new Tally(Summary.EMPTY, Estimate.nothing(prices), Spending.NOTHING, RuleSums.NONE);
    }

    Tally plus(ObjectOutcome outcome, Optional<Prices> prices) {
        Estimate sum = estimate.plus(outcome, prices);
        return new Tally(
                summary.plus(outcome),
                sum,
                outcome.asksRestore() ? spent.plus(spendingOf(outcome, prices)) : spent,
                byRule.plus(outcome, prices));
    }

    Tally plus(Tally other) {
        return new Tally(
                summary.plus(other.summary),
                estimate.plus(other.estimate),
                spent.plus(other.spent),
                byRule.plus(other.byRule));
    }

    /** Of all that is counted, what was met. */
    Tally met() {
        return new Tally(summary.met(), estimate, spent, byRule);
    }

    private static Spending spendingOf(ObjectOutcome outcome, Optional<Prices> prices) {
        return new Spending(
                1,
                outcome.dossier().facts().size().orElse(0L),
                Estimate.costOf(outcome.dossier(), prices).orElse(BigDecimal.ZERO));
    }
}
