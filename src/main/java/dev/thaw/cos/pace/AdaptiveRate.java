package dev.thaw.cos.pace;

import java.util.Arrays;

/**
 * A token bucket whose rate gives way: SlowDown takes it down, every request that passes brings it a little back up to its
 * ceiling. A value of arithmetic without clock or lock; {@link FairRateLimiter} has both.
 */
public final class AdaptiveRate {

    /** A limit is met by staying a little below it: on the way, requests drift towards each other. */
    private static final double HEADROOM = 0.98;

    private static final double GIVE_WAY = 0.85;

    /** Part of the ceiling that a second without SlowDown brings back. */
    private static final double RECOVERY = 0.01;

    /**
     * By how much a request that passes quickens the pace at most. The pace is slow where many instances share a limit; in steps
     * that suit a quick one, these would make each other fail all the time.
     */
    private static final double LARGEST_STEP = 0.05;

    /** Part of a second that is made up for after a lull, since sleepers wake up late. */
    private static final int LULL_PARTS = 20;

    /** Nothing goes for this long after a SlowDown, to let the service catch its breath. */
    private static final long HOLD = 200_000_000L;

    private static final long SECOND = 1_000_000_000L;

    /** When the requests of the last second went: however late some were, no second ever holds more than the limit. */
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
        burst = Math.max(2, limit / LULL_PARTS);
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

    /** Requests that were under way when the rate fell say nothing about the new one. */
    public void onThrottled(long sentAt, long now) {
        if (sentAt - slowedAt >= 0) {
            perSecond = Math.max(perSecond * GIVE_WAY, Math.min(1, ceiling));
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
