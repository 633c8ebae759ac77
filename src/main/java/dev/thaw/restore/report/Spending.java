package dev.thaw.restore.report;

import java.math.BigDecimal;

/**
 * What a request asks for in all, its resumed parts together.
 *
 * @param objects restores
 * @param bytes their sizes
 * @param cost in the currency of the prices; nothing where there are none
 */
public record Spending(long objects, long bytes, BigDecimal cost) {

    public static final Spending NOTHING = new Spending(0, 0, BigDecimal.ZERO);

    public Spending plus(Spending other) {
        return new Spending(
                SaturatedSum.sum(objects, other.objects), SaturatedSum.sum(bytes, other.bytes), cost.add(other.cost));
    }

    /** Without a part of it. */
    public Spending minus(Spending part) {
        return new Spending(
                Math.max(0, objects - part.objects), Math.max(0, bytes - part.bytes), cost.subtract(part.cost));
    }
}
