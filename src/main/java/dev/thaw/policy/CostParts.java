package dev.thaw.policy;

import java.math.BigDecimal;

/**
 * What a restore costs, by what is charged.
 *
 * @param retrieval of the bytes
 * @param requests the restore request and the HEAD before it
 * @param copies of the temporary copy for its days
 */
public record CostParts(BigDecimal retrieval, BigDecimal requests, BigDecimal copies) {

    public BigDecimal total() {
        return retrieval.add(requests).add(copies);
    }

    public CostParts plus(CostParts other) {
        return new CostParts(retrieval.add(other.retrieval), requests.add(other.requests), copies.add(other.copies));
    }
}
