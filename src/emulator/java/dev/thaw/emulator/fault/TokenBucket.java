package dev.thaw.emulator.fault;

import java.util.function.LongSupplier;

/** Allows a number of requests per second, and as many at once. Has its own clock, since the clock of a test may stand still. */
final class TokenBucket {

    private final double perSecond;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filled;

    TokenBucket(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.tokens = capacity();
        this.filled = nanoTime.getAsLong();
    }

    boolean take() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity(), tokens + (now - filled) / 1e9 * perSecond);
        filled = now;
        boolean taken = tokens >= 1;
        tokens -= taken ? 1 : 0;
        return taken;
    }

    private double capacity() {
        return Math.max(1, perSecond);
    }
}
