package dev.thaw.restore.report;

/** Adds counts and sizes, of which an event, a list or a token may claim any: a sum that no long holds stays at the largest. */
final class SaturatedSum {

    private SaturatedSum() {}

    /** @return the sum of two numbers, neither of them negative */
    static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
