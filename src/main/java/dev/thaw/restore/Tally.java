package dev.thaw.restore;

import dev.thaw.policy.Prices;
import java.util.List;
import java.util.Optional;

/**
 * Counts and costs so far; what a resumed request carries on.
 *
 * @param summary counts of the report
 * @param estimate of what is or would be restored
 * @param spent what counts against the limits: restores that may have had an effect
 * @param byRule what each rule came to
 */
public record Tally(Summary summary, Estimate estimate, Spending spent, RuleSums byRule) {

    public static Tally start(Optional<Prices> prices) {
        return new Tally(Summary.EMPTY, Estimate.nothing(prices), Spending.NOTHING, RuleSums.NONE);
    }

    /** Of one or more, together. */
    static Tally sum(List<Tally> tallies) {
        RuleSums.Adding byRule = new RuleSums.Adding();
        tallies.forEach(tally -> byRule.add(tally.byRule));
        return new Tally(
                tallies.stream().map(Tally::summary).reduce(Summary.EMPTY, Summary::plus),
                tallies.stream().map(Tally::estimate).reduce(Estimate::plus).orElseThrow(),
                tallies.stream().map(Tally::spent).reduce(Spending.NOTHING, Spending::plus),
                byRule.sums());
    }

    /** Of all that is counted, what was met. */
    Tally met() {
        return new Tally(summary.met(), estimate, spent, byRule);
    }
}
