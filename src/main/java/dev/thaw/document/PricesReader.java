package dev.thaw.document;

import dev.thaw.policy.Prices;
import dev.thaw.policy.Tier;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the price list. */
final class PricesReader {

    private static final int LONGEST_CURRENCY = 20;

    private PricesReader() {}

    static Optional<Prices> read(Field field) {
        return field.block(Words.PRICES)
                .flatMap(block -> block.required("currency", "write one, such as CNY")
                        .flatMap(currency -> Values.label(currency, LONGEST_CURRENCY))
                        .or(() -> Optional.of("?"))
                        .map(currency -> new Prices(
                                currency,
                                byClass(block, "retrieval", PricesReader::byTier),
                                byClass(block, "requests", PricesReader::byTierOrForAll),
                                block.read("copy", Values::amount),
                                block.read("head", Values::amount))));
    }

    private static Map<String, Map<Tier, BigDecimal>> byClass(
            Block block, String name, Block.Reading<Map<Tier, BigDecimal>> reading) {
        Map<String, Map<Tier, BigDecimal>> prices = new HashMap<>();
        block.read(name, field -> field.block(Words.CLASSES))
                .ifPresent(classes -> classes.fields()
                        .forEach((storageClass, field) ->
                                reading.of(field).ifPresent(price -> prices.put(storageClass, price))));
        return prices;
    }

    private static Optional<Map<Tier, BigDecimal>> byTier(Field field) {
        return field.block(Words.TIERS).map(block -> {
            Map<Tier, BigDecimal> prices = new EnumMap<>(Tier.class);
            block.fields()
                    .forEach((word, price) -> Tier.named(word)
                            .ifPresent(tier -> Values.amount(price).ifPresent(amount -> prices.put(tier, amount))));
            return prices;
        });
    }

    private static Optional<Map<Tier, BigDecimal>> byTierOrForAll(Field field) {
        if (field.node() instanceof YamlNode.Entries) {
            return byTier(field);
        }
        return Values.amount(field).map(amount -> {
            Map<Tier, BigDecimal> prices = new EnumMap<>(Tier.class);
            for (Tier tier : Tier.values()) {
                prices.put(tier, amount);
            }
            return prices;
        });
    }
}
