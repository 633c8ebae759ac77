package dev.thaw.restore;

import dev.thaw.policy.Prices;
import dev.thaw.policy.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the restores come to for each rule and tier, in the order in which they first came up. */
public record RuleSums(List<Line> lines) {

    public static final RuleSums NONE = new RuleSums(List.of());

    public RuleSums {
        lines = List.copyOf(lines);
    }

    /**
     * One rule with one tier.
     *
     * @param objects restores
     * @param bytes their sizes, as far as known
     * @param cost absent where it cannot be told of all of them
     */
    public record Line(String rule, Tier tier, long objects, long bytes, Optional<BigDecimal> cost) {

        private boolean isOf(Line other) {
            return rule.equals(other.rule) && tier == other.tier;
        }

        private Line plus(Line other) {
            return new Line(
                    rule,
                    tier,
                    objects + other.objects,
                    Sizes.sum(bytes, other.bytes),
                    cost.flatMap(one -> other.cost.map(one::add)));
        }
    }

    RuleSums plus(ObjectOutcome outcome, Optional<Prices> prices) {
        return outcome.asksRestore()
                ? line(outcome.dossier(), prices).map(this::plus).orElse(this)
                : this;
    }

    RuleSums plus(RuleSums other) {
        RuleSums sum = this;
        for (Line line : other.lines) {
            sum = sum.plus(line);
        }
        return sum;
    }

    private RuleSums plus(Line line) {
        List<Line> sum = new ArrayList<>(lines);
        for (int i = 0; i < sum.size(); i++) {
            if (sum.get(i).isOf(line)) {
                sum.set(i, sum.get(i).plus(line));
                return new RuleSums(sum);
            }
        }
        sum.add(line);
        return new RuleSums(sum);
    }

    /** Of a plan that looked at nothing, rule and tier may be unknown. */
    private static Optional<Line> line(Dossier dossier, Optional<Prices> prices) {
        return dossier.rule()
                .flatMap(rule -> dossier.tier()
                        .map(tier -> new Line(
                                rule, tier, 1, dossier.facts().size().orElse(0L), Estimate.costOf(dossier, prices))));
    }
}
