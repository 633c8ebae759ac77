package dev.thaw.restore.report;

import dev.thaw.policy.CostParts;
import dev.thaw.policy.PriceList;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the restores of a request cost.
 *
 * @param retrievalBytes bytes retrieved
 * @param cost absent if it is unknown
 * @param currency of the prices
 * @param reason why there is no cost
 */
public record CostEstimate(
        long retrievalBytes, Optional<BigDecimal> cost, Optional<String> currency, Optional<String> reason) {

    static CostEstimate nothing(Optional<PriceList> prices) {
        return new CostEstimate(
                0,
                prices.map(known -> BigDecimal.ZERO),
                prices.map(PriceList::currency),
                prices.isPresent() ? Optional.empty() : Optional.of("the policy has no prices"));
    }

    /** With one more object, if it is or would be restored. */
    CostEstimate plus(ObjectOutcome outcome, Optional<PriceList> prices) {
        if (!outcome.asksRestore()) {
            return this;
        }
        long bytes = OutcomeCounts.saturatedAdd(
                retrievalBytes, outcome.details().facts().size().orElse(0L));
        Optional<BigDecimal> price = costOf(outcome.details(), prices);
        Optional<BigDecimal> sum = cost.flatMap(before -> price.map(before::add));
        return new CostEstimate(
                bytes,
                sum,
                currency,
                reason.or(() -> price.isPresent() ? Optional.empty() : Optional.of(whyUnpriced(outcome.details()))));
    }

    CostEstimate plus(CostEstimate other) {
        return new CostEstimate(
                OutcomeCounts.saturatedAdd(retrievalBytes, other.retrievalBytes),
                cost.flatMap(one -> other.cost.map(one::add)),
                currency,
                reason.or(other::reason));
    }

    public static Optional<BigDecimal> costOf(DecisionDetails details, Optional<PriceList> prices) {
        return partsOf(details, prices).map(CostParts::total);
    }

    /** Absent if class, size or price is not known. */
    public static Optional<CostParts> partsOf(DecisionDetails details, Optional<PriceList> prices) {
        return prices.flatMap(known -> details.tier()
                .flatMap(tier -> details.facts()
                        .storageClass()
                        .flatMap(storageClass -> details.facts()
                                .size()
                                .flatMap(size -> known.ofRestore(storageClass.name(), tier, size, details.days())
                                        .map(parts -> details.promotes()
                                                ? parts.plus(new CostParts(
                                                        BigDecimal.ZERO, known.ofPromotion(), BigDecimal.ZERO))
                                                : parts)))));
    }

    public static String whyUnpriced(DecisionDetails details) {
        return details.facts()
                .storageClass()
                .map(storageClass -> "no price for " + storageClass.name() + " with "
                        + details.tier().map(tier -> tier.wireName()).orElse("its tier"))
                .orElse("class and size of some objects are not known; use \"inspect\": \"head\"");
    }
}
