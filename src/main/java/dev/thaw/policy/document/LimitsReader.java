package dev.thaw.policy.document;

import dev.thaw.policy.Limits;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.policy.document.yaml.YamlField;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Reads the limits. A limit of 0 is an error: it would make every invocation fail, where a skip rule is clearer. */
final class LimitsReader {

    private static final long MOST_OBJECTS = 1_000_000_000_000L;

    private LimitsReader() {}

    static Optional<Limits> read(YamlField field) {
        return field.mapping(FieldNames.LIMITS)
                .map(mapping -> new Limits(
                        mapping.read("max-days", days -> FieldReaders.whole(days, 1, RestoreTerms.MAX_DAYS))
                                .map(Long::intValue),
                        mapping.read("tiers", LimitsReader::tiers),
                        mapping.read("expedited-max-size", size -> SizeText.read(size, 1)),
                        mapping.read("max-objects", number -> FieldReaders.whole(number, 1, MOST_OBJECTS)),
                        mapping.read("max-size", size -> SizeText.read(size, 1)),
                        mapping.read("max-cost", LimitsReader::cost)));
    }

    private static Optional<Set<Tier>> tiers(YamlField field) {
        Set<Tier> tiers = Set.copyOf(FieldReaders.list(field, FieldReaders::tier));
        return tiers.isEmpty() ? Optional.empty() : Optional.of(tiers);
    }

    private static Optional<BigDecimal> cost(YamlField field) {
        Optional<BigDecimal> cost = FieldReaders.amount(field);
        if (cost.filter(amount -> amount.signum() == 0).isPresent()) {
            field.error("allows nothing", "write more than 0");
        }
        return cost;
    }
}
