package dev.thaw.policy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The prices of the account, for estimates, by name of the storage class.
 *
 * @param currency shown next to amounts
 * @param retrieval per GB (10^9 bytes), by class and tier
 * @param requests per 10,000 restore requests, by class and tier
 * @param copy the temporary copy, per GB and month of 30 days; absent: not counted
 * @param head per 10,000 HEAD requests, one per restore; absent: not counted
 * @param promote per 10,000 copies to another class; absent: not counted
 * @param batch of COS Batch; absent: not counted
 */
public record PriceList(
        String currency,
        Map<String, Map<Tier, BigDecimal>> retrieval,
        Map<String, Map<Tier, BigDecimal>> requests,
        Optional<BigDecimal> copy,
        Optional<BigDecimal> head,
        Optional<BigDecimal> promote,
        Optional<BatchPrices> batch) {

    /**
     * What COS Batch takes on top of the requests.
     *
     * @param job per batch job
     * @param objects per 10,000 objects
     */
    public record BatchPrices(BigDecimal job, BigDecimal objects) {}

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal DAYS_OF_MONTH = BigDecimal.valueOf(30);

    public PriceList(
            String currency,
            Map<String, Map<Tier, BigDecimal>> retrieval,
            Map<String, Map<Tier, BigDecimal>> requests,
            Optional<BigDecimal> copy,
            Optional<BigDecimal> head) {
        this(currency, retrieval, requests, copy, head, Optional.empty(), Optional.empty());
    }

    public PriceList {
        retrieval = deepCopy(retrieval);
        requests = deepCopy(requests);
    }

    /**
     * The cost of one restore: HEAD request, retrieval, restore request, and the copy for its days.
     *
     * @param days absent for intelligent tiering, which makes no copy
     * @return empty if the class has no price for the tier
     */
    public Optional<CostParts> ofRestore(String storageClass, Tier tier, long bytes, Optional<Integer> days) {
        return priced(retrieval, storageClass, tier)
                .flatMap(perGigabyte -> priced(requests, storageClass, tier)
                        .map(perTenThousand -> new CostParts(
                                perGigabyte.multiply(gigabytes(bytes)),
                                ofOne(perTenThousand).add(ofOne(head.orElse(BigDecimal.ZERO))),
                                days.map(stay -> ofCopy(bytes, stay)).orElse(BigDecimal.ZERO))));
    }

    /** The requests of one copy to another class. */
    public BigDecimal ofPromotion() {
        return ofOne(promote.orElse(BigDecimal.ZERO));
    }

    /** What COS Batch takes for so many batch jobs and objects. */
    public BigDecimal ofBatch(long jobs, long objects) {
        return batch.map(prices -> prices.job()
                        .multiply(BigDecimal.valueOf(jobs))
                        .add(ofOne(prices.objects()).multiply(BigDecimal.valueOf(objects))))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal ofOne(BigDecimal perTenThousand) {
        return perTenThousand.divide(TEN_THOUSAND, MathContext.DECIMAL64);
    }

    private BigDecimal ofCopy(long bytes, int days) {
        return copy.orElse(BigDecimal.ZERO)
                .multiply(gigabytes(bytes))
                .multiply(BigDecimal.valueOf(days))
                .divide(DAYS_OF_MONTH, MathContext.DECIMAL64);
    }

    private static Optional<BigDecimal> priced(
            Map<String, Map<Tier, BigDecimal>> prices, String storageClass, Tier tier) {
        return Optional.ofNullable(prices.getOrDefault(storageClass, Map.of()).get(tier));
    }

    private static BigDecimal gigabytes(long bytes) {
        return BigDecimal.valueOf(bytes, 9);
    }

    private static Map<String, Map<Tier, BigDecimal>> deepCopy(Map<String, Map<Tier, BigDecimal>> prices) {
        return prices.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }
}
