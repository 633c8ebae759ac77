package dev.thaw.emulator.service;

import java.util.function.LongSupplier;

/** At most so many a second, and as many at once. Runs on a clock of its own, since a test's clock may stand still. */
public final class TokenBucket {

    private final double perSecond;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filled;

    public TokenBucket(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.tokens = capacity();
        this.filled = nanoTime.getAsLong();
    }

    public boolean take() {
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
