package dev.thaw.restore;

import dev.thaw.policy.Prices;
import dev.thaw.policy.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

        private Line plus(Line other) {
            return new Line(
                    rule,
                    tier,
                    Sizes.sum(objects, other.objects),
                    Sizes.sum(bytes, other.bytes),
                    cost.flatMap(one -> other.cost.map(one::add)));
        }
    }

    RuleSums plus(RuleSums other) {
        return new Adding().add(this).add(other).sums();
    }

    /** Adds lines up, each at the same cost however many there are; not safe for threads. */
    static final class Adding {

        private final List<Line> lines = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        Adding add(RuleSums sums) {
            sums.lines.forEach(this::add);
            return this;
        }

        void add(ObjectOutcome outcome, Optional<Prices> prices) {
            if (outcome.asksRestore()) {
                line(outcome.dossier(), prices).ifPresent(this::add);
            }
        }

        private void add(Line line) {
            int place = places.computeIfAbsent(line.tier().name() + " " + line.rule(), key -> lines.size());
            if (place == lines.size()) {
                lines.add(line);
            } else {
                lines.set(place, lines.get(place).plus(line));
            }
        }

        RuleSums sums() {
            return new RuleSums(lines);
        }
    }

    /** Of a plan that looked at nothing, rule and tier may be unknown. */
    private static Optional<Line> line(Dossier dossier, Optional<Prices> prices) {
        return dossier.rule()
                .flatMap(rule -> dossier.tier()
                        .map(tier -> new Line(
                                rule, tier, 1, dossier.facts().size().orElse(0L), Estimate.costOf(dossier, prices))));
    }
}
