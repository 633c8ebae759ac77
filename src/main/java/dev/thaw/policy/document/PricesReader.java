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
import java.util.function.Function;

/** Reads the price list. */
final class PricesReader {

    private static final int LONGEST_CURRENCY = 20;

    private PricesReader() {}

    static Optional<PriceList> read(YamlField field) {
        return field.mapping(FieldNames.PRICES)
                .flatMap(mapping -> mapping.required("currency", "write one, such as CNY")
                        .flatMap(currency -> FieldReaders.label(currency, LONGEST_CURRENCY))
                        .or(() -> Optional.of("?"))
                        .map(currency -> new PriceList(
                                currency,
                                byClass(mapping, "retrieval", PricesReader::byTier),
                                byClass(mapping, "requests", PricesReader::byTierOrForAll),
                                mapping.read("copy", FieldReaders::amount),
                                mapping.read("head", FieldReaders::amount),
                                mapping.read("promote", FieldReaders::amount),
                                mapping.read("batch", PricesReader::batch))));
    }

    private static Optional<PriceList.BatchPrices> batch(YamlField field) {
        return field.mapping(FieldNames.BATCH_PRICES)
                .map(mapping -> new PriceList.BatchPrices(
                        mapping.read("job", FieldReaders::amount).orElse(BigDecimal.ZERO),
                        mapping.read("objects", FieldReaders::amount).orElse(BigDecimal.ZERO)));
    }

    private static Map<String, Map<Tier, BigDecimal>> byClass(
            Mapping mapping, String name, Function<YamlField, Optional<Map<Tier, BigDecimal>>> reader) {
        Map<String, Map<Tier, BigDecimal>> prices = new HashMap<>();
        mapping.read(name, field -> field.mapping(FieldNames.CLASSES))
                .ifPresent(classes -> classes.fields()
                        .forEach((storageClass, field) ->
                                reader.apply(field).ifPresent(price -> prices.put(storageClass, price))));
        return prices;
    }

    private static Optional<Map<Tier, BigDecimal>> byTier(YamlField field) {
        return field.mapping(FieldNames.TIERS).map(mapping -> {
            Map<Tier, BigDecimal> prices = new EnumMap<>(Tier.class);
            mapping.fields()
                    .forEach((word, price) -> Tier.named(word)
                            .ifPresent(
                                    tier -> FieldReaders.amount(price).ifPresent(amount -> prices.put(tier, amount))));
            return prices;
        });
    }

    private static Optional<Map<Tier, BigDecimal>> byTierOrForAll(YamlField field) {
        if (field.node() instanceof YamlNode.MappingNode) {
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
