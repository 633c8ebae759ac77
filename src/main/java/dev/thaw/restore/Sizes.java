package dev.thaw.restore;

/** Adds sizes in bytes, of which an event or an inventory may claim any: a sum that no long holds stays at the largest. */
final class Sizes {

    private Sizes() {}

    /** @return the sum of two sizes, neither of them negative */
    static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
