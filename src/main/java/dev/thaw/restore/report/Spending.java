package dev.thaw.restore.report;

import java.math.BigDecimal;

/**
 * What counts against the limits: restores that may have had an effect.
 *
 * @param objects restores
 * @param bytes their sizes
 * @param cost in the currency of the prices; zero without prices
 */
public record Spending(long objects, long bytes, BigDecimal cost) {

    public static final Spending NOTHING = new Spending(0, 0, BigDecimal.ZERO);

    public Spending plus(Spending other) {
        return new Spending(
                OutcomeCounts.saturatedAdd(objects, other.objects),
                OutcomeCounts.saturatedAdd(bytes, other.bytes),
                cost.add(other.cost));
    }

    /** Without a part of it, never below zero objects or bytes. */
    public Spending minus(Spending part) {
        return new Spending(
                Math.max(0, objects - part.objects), Math.max(0, bytes - part.bytes), cost.subtract(part.cost));
    }
}
