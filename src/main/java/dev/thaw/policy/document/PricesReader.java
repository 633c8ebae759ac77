package dev.thaw.policy.document;

import dev.thaw.policy.PriceList;
import dev.thaw.policy.Tier;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.policy.document.yaml.Mapping;
import dev.thaw.policy.document.yaml.YamlField;
import dev.thaw.policy.document.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the price list. */
final class PricesReader {

    private static final int LONGEST_CURRENCY = 20;

    private PricesReader() {}

    static Optional<PriceList> read(YamlField field) {
        return field.block(FieldNames.PRICES)
                .flatMap(block -> block.required("currency", "write one, such as CNY")
                        .flatMap(currency -> FieldReaders.label(currency, LONGEST_CURRENCY))
                        .or(() -> Optional.of("?"))
                        .map(currency -> new PriceList(
                                currency,
                                byClass(block, "retrieval", PricesReader::byTier),
                                byClass(block, "requests", PricesReader::byTierOrForAll),
                                block.read("copy", FieldReaders::amount),
                                block.read("head", FieldReaders::amount))));
    }

    private static Map<String, Map<Tier, BigDecimal>> byClass(
            Mapping block, String name, Mapping.Reading<Map<Tier, BigDecimal>> reading) {
        Map<String, Map<Tier, BigDecimal>> prices = new HashMap<>();
        block.read(name, field -> field.block(FieldNames.CLASSES))
                .ifPresent(classes -> classes.fields()
                        .forEach((storageClass, field) ->
                                reading.of(field).ifPresent(price -> prices.put(storageClass, price))));
        return prices;
    }

    private static Optional<Map<Tier, BigDecimal>> byTier(YamlField field) {
        return field.block(FieldNames.TIERS).map(block -> {
            Map<Tier, BigDecimal> prices = new EnumMap<>(Tier.class);
            block.fields()
                    .forEach((word, price) -> Tier.named(word)
                            .ifPresent(
                                    tier -> FieldReaders.amount(price).ifPresent(amount -> prices.put(tier, amount))));
            return prices;
        });
    }

    private static Optional<Map<Tier, BigDecimal>> byTierOrForAll(YamlField field) {
        if (field.node() instanceof YamlNode.Entries) {
            return byTier(field);
        }
        return FieldReaders.amount(field).map(amount -> {
            Map<Tier, BigDecimal> prices = new EnumMap<>(Tier.class);
            for (Tier tier : Tier.values()) {
                prices.put(tier, amount);
            }
            return prices;
        });
    }
}
