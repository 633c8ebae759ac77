package dev.thaw.restore;

import dev.thaw.policy.Prices;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the restores of a request come to.
 *
 * @param retrievalBytes bytes retrieved
 * @param cost absent where it cannot be told
 * @param currency of the prices
 * @param reason why there is no cost
 */
public record Estimate(
        long retrievalBytes, Optional<BigDecimal> cost, Optional<String> currency, Optional<String> reason) {

    static Estimate nothing(Optional<Prices> prices) {
        return new Estimate(
                0,
                prices.map(known -> BigDecimal.ZERO),
                prices.map(Prices::currency),
                prices.isPresent() ? Optional.empty() : Optional.of("the policy has no prices"));
    }

    /** With one more object, if it is or would be restored. */
    Estimate plus(ObjectOutcome outcome, Optional<Prices> prices) {
        if (!outcome.asksRestore()) {
            return this;
        }
        long bytes = Sizes.sum(retrievalBytes, outcome.dossier().facts().size().orElse(0L));
        Optional<BigDecimal> price = costOf(outcome.dossier(), prices);
        Optional<BigDecimal> sum = cost.flatMap(before -> price.map(before::add));
        return new Estimate(
                bytes,
                sum,
                currency,
                reason.or(() -> price.isPresent() ? Optional.empty() : Optional.of(whyUnpriced(outcome.dossier()))));
    }

    Estimate plus(Estimate other) {
        return new Estimate(
                Sizes.sum(retrievalBytes, other.retrievalBytes),
                cost.flatMap(one -> other.cost.map(one::add)),
                currency,
                reason.or(other::reason));
    }

    static Optional<BigDecimal> costOf(Dossier dossier, Optional<Prices> prices) {
        return prices.flatMap(known -> dossier.tier()
                .flatMap(tier -> dossier.facts()
                        .storageClass()
                        .flatMap(storageClass -> dossier.facts()
                                .size()
                                .flatMap(size -> known.ofRestore(storageClass.name(), tier, size, dossier.days())))));
    }

    static String whyUnpriced(Dossier dossier) {
        return dossier.facts()
                .storageClass()
                .map(storageClass -> "no price for " + storageClass.name() + " with "
                        + dossier.tier().map(tier -> tier.wireName()).orElse("its tier"))
                .orElse("class and size of some objects are not known: ask with \"inspect\": \"head\"");
    }
}
