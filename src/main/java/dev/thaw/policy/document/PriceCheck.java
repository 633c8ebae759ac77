package dev.thaw.policy.document;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.policy.document.RuleReader.ParsedRule;
import dev.thaw.policy.document.yaml.YamlField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A limit on cost needs known costs: checks that everything that the rules may restore has a price. */
final class PriceCheck {

    private PriceCheck() {}

    static void check(List<ParsedRule> rules, Optional<PriceList> prices, YamlField document) {
        YamlField limit = document.below("limits").below("max-cost");
        if (prices.isEmpty()) {
            limit.error("needs prices", "add prices, or remove it");
            return;
        }
        YamlField list = document.below("prices");
        checkSection(rules, prices.get().retrieval(), list, "retrieval");
        checkSection(rules, prices.get().requests(), list, "requests");
    }

    private static void checkSection(
            List<ParsedRule> rules, Map<String, Map<Tier, BigDecimal>> prices, YamlField list, String section) {
        TreeSet<String> unpriced = new TreeSet<>();
        rules.stream().flatMap(PriceCheck::reached).forEach(reached -> {
            if (!prices.getOrDefault(reached.storageClass, Map.of()).containsKey(reached.tier)) {
                unpriced.add(reached.storageClass + " " + FieldReaders.wordOf(reached.tier));
            }
        });
        if (!unpriced.isEmpty()) {
            YamlField place = list.below(section);
            place.findings()
                    .error(
                            place.node().place(),
                            YamlField.join(list.path(), section),
                            "",
                            "has no price for " + String.join(", ", unpriced)
                                    + ", which the rules reach and limits.max-cost needs",
                            "add what is missing, or name fewer storage-classes in the rules");
        }
    }

    private static Stream<Reached> reached(ParsedRule rule) {
        return rule.terms().stream()
                .flatMap(terms -> StorageClass.restorable().stream()
                        .filter(name -> reaches(rule, name))
                        .flatMap(name -> reached(name, terms)));
    }

    private static boolean reaches(ParsedRule rule, String storageClass) {
        return rule.rule().match().storageClasses().isEmpty()
                || rule.rule().match().storageClasses().contains(storageClass);
    }

    /** An object under intelligent tiering may be in either archive level. */
    private static Stream<Reached> reached(String storageClass, RestoreTerms terms) {
        return new StorageClass(storageClass)
                .archiveLevel().stream()
                        .map(Stream::of)
                        .findFirst()
                        .orElseGet(() -> Stream.of(ArchiveLevel.ARCHIVE, ArchiveLevel.DEEP_ARCHIVE))
                        .map(depth -> new Reached(storageClass, terms.tier().availableFor(depth)));
    }

    private record Reached(String storageClass, Tier tier) {}
}
