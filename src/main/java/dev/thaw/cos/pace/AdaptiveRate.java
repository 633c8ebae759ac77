package dev.thaw.cos.pace;

import java.util.Arrays;

/**
 * A token bucket with additive increase and multiplicative decrease: throttling multiplies the rate by 0.85, each success raises it
 * a little, up to the ceiling. Pure arithmetic without clock or lock, for one thread; {@link FairRateLimiter} adds both.
 */
public final class AdaptiveRate {

    /** Stays a little below the limit, since requests drift closer together in transport. */
    private static final double HEADROOM = 0.98;

    private static final double DECREASE = 0.85;

    /** The part of the ceiling that is regained per second without throttling. */
    private static final double RECOVERY = 0.01;

    /**
     * The largest increase per success, in requests per second. The rate is low where many instances share a limit; with large
     * steps they would throttle each other all the time.
     */
    private static final double LARGEST_STEP = 0.05;

    /** Burst allowance, as a fraction of a second: compensates for late wake-ups. */
    private static final int BURST_FRACTION = 20;

    /** Nanoseconds without any request after throttling. */
    private static final long HOLD = 200_000_000L;

    private static final long SECOND = 1_000_000_000L;

    /** When the latest requests were sent: no second ever holds more than the limit, however late some were. */
    private final long[] lastSecond;

    private final int burst;
    private final double ceiling;
    private double perSecond;
    private long next;
    private long slowedAt;
    private int oldest;

    public AdaptiveRate(int limit, long now) {
        lastSecond = new long[limit];
        Arrays.fill(lastSecond, now - SECOND);
        burst = Math.max(2, limit / BURST_FRACTION);
        ceiling = limit * HEADROOM;
        perSecond = ceiling;
        next = now;
        slowedAt = now;
    }

    /** Nanoseconds until the next request may go; 0 or less: now. */
    public long untilNext(long now) {
        return Math.max(next - now, lastSecond[oldest] + SECOND - now);
    }

    public void take(long now) {
        long earliest = now - (burst - 1) * interval();
        next = (next - earliest < 0 ? earliest : next) + interval();
        lastSecond[oldest] = now;
        oldest = (oldest + 1) % lastSecond.length;
    }

    /** Requests that were sent before the rate was lowered say nothing about the new rate. */
    public void onThrottled(long sentAt, long now) {
        if (sentAt - slowedAt >= 0) {
            perSecond = Math.max(perSecond * DECREASE, Math.min(1, ceiling));
            slowedAt = now;
            next = Math.max(next - now, HOLD) + now;
        }
    }

    public void onSuccess() {
        perSecond = Math.min(ceiling, perSecond + Math.min(ceiling * RECOVERY / perSecond, LARGEST_STEP));
    }

    public long interval() {
        return (long) (SECOND / perSecond);
    }
}
