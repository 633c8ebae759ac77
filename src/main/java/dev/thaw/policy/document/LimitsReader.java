package dev.thaw.policy.document;

import dev.thaw.policy.Limits;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.policy.document.yaml.YamlField;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Reads the guard rails. A limit of nothing is refused: it would let every invocation fail, which a skip rule says better. */
final class LimitsReader {

    private static final long MOST_OBJECTS = 1_000_000_000_000L;

    private LimitsReader() {}

    static Optional<Limits> read(YamlField field) {
        return field.block(FieldNames.LIMITS)
                .map(block -> new Limits(
                        block.read("max-days", days -> FieldReaders.whole(days, 1, RestoreTerms.MAX_DAYS))
                                .map(Long::intValue),
                        block.read("tiers", LimitsReader::tiers),
                        block.read("expedited-max-size", size -> SizeText.read(size, 1)),
                        block.read("max-objects", number -> FieldReaders.whole(number, 1, MOST_OBJECTS)),
                        block.read("max-size", size -> SizeText.read(size, 1)),
                        block.read("max-cost", LimitsReader::cost)));
    }

    private static Optional<Set<Tier>> tiers(YamlField field) {
        Set<Tier> tiers = Set.copyOf(FieldReaders.list(field, FieldReaders::tier));
        return tiers.isEmpty() ? Optional.empty() : Optional.of(tiers);
    }

    private static Optional<BigDecimal> cost(YamlField field) {
        Optional<BigDecimal> cost = FieldReaders.amount(field);
        if (cost.filter(amount -> amount.signum() == 0).isPresent()) {
            field.error("lets nothing through", "write more than 0");
        }
        return cost;
    }
}
