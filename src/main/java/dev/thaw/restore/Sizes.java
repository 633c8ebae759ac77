package dev.thaw.restore;

/** Adds counts and sizes, of which an event, a list or a token may claim any: a sum that no long holds stays at the largest. */
final class Sizes {

    private Sizes() {}

    /** @return the sum of two numbers, neither of them negative */
    static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
