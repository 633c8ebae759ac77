package dev.thaw.policy.document;

import dev.thaw.policy.Limits;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.policy.document.RuleReader.ParsedRule;
import dev.thaw.policy.document.yaml.YamlField;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds rules that the limits of the same document refuse for every object. */
final class LimitCheck {

    private LimitCheck() {}

    static void check(ParsedRule rule, Limits limits) {
        rule.terms().ifPresent(terms -> {
            checkTerms(rule.field().below("restore"), terms, limits);
            checkSize(rule, terms, limits);
        });
    }

    private static void checkTerms(YamlField field, RestoreTerms terms, Limits limits) {
        limits.maxDays()
                .filter(most -> terms.days() > most)
                .ifPresent(most -> field.below("days")
                        .error("is more than limits.max-days", "write " + most + " or less, or raise the limit"));
        limits.tiers()
                .filter(tiers -> !tiers.contains(terms.tier()))
                .ifPresent(tiers -> field.below("tier")
                        .error(
                                "is not among limits.tiers",
                                "write "
                                        + tiers.stream()
                                                .sorted()
                                                .map(FieldReaders::wordOf)
                                                .collect(Collectors.joining(" or "))
                                        + ", or add it there"));
    }

    private static void checkSize(ParsedRule rule, RestoreTerms terms, Limits limits) {
        YamlField field = rule.field().below("match").below("min-size");
        Optional<Long> least = rule.rule().match().minSize();
        if (isOver(least, limits.maxSize())) {
            field.error("is more than limits.max-size", "lower it, or raise the limit");
        }
        if (terms.tier() == Tier.EXPEDITED && isOver(least, limits.expeditedMaxSize())) {
            field.error("is more than limits.expedited-max-size", "use another tier, or raise the limit");
        }
    }

    private static boolean isOver(Optional<Long> least, Optional<Long> limit) {
        return least.isPresent() && limit.filter(most -> least.get() > most).isPresent();
    }
}
