package dev.thaw.restore.report;

import dev.thaw.policy.PriceList;
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
public record RunTotals(OutcomeCounts summary, CostEstimate estimate, Spending spent, RuleTotals byRule) {

    public static RunTotals start(Optional<PriceList> prices) {
        return new RunTotals(OutcomeCounts.EMPTY, CostEstimate.nothing(prices), Spending.NOTHING, RuleTotals.NONE);
    }

    /** Of one or more, together. */
    static RunTotals sum(List<RunTotals> tallies) {
        RuleTotals.Adding byRule = new RuleTotals.Adding();
        tallies.forEach(tally -> byRule.add(tally.byRule));
        return new RunTotals(
                tallies.stream().map(RunTotals::summary).reduce(OutcomeCounts.EMPTY, OutcomeCounts::plus),
                tallies.stream()
                        .map(RunTotals::estimate)
                        .reduce(CostEstimate::plus)
                        .orElseThrow(),
                tallies.stream().map(RunTotals::spent).reduce(Spending.NOTHING, Spending::plus),
                byRule.sums());
    }

    /** Of all that is counted, what was met. */
    RunTotals met() {
        return new RunTotals(summary.met(), estimate, spent, byRule);
    }
}
