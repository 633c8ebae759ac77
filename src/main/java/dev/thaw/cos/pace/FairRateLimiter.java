package dev.thaw.cos.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Spaces the requests to one bucket by an {@link AdaptiveRate}, first come, first served. Shared by all invocations; a waiting thread
 * sleeps without holding a lock. Safe for threads.
 */
public final class FairRateLimiter implements RateLimiter {

    private static final long SHORTEST_SLEEP = 100_000L;

    private final Ticker ticker;
    private final AdaptiveRate rate;
    private final List<Object> queue = new ArrayList<>();

    public FairRateLimiter(int limit, Ticker ticker) {
        this.ticker = ticker;
        this.rate = new AdaptiveRate(limit, ticker.nanos());
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        long end = ticker.nanos() + atMost.toNanos();
        Object turn = new Object();
        join(turn);
        try {
            long wait = untilTurn(turn);
            while (wait > 0) {
                if (ticker.nanos() + wait - end > 0) {
                    return false;
                }
                ticker.sleep(Duration.ofNanos(wait));
                wait = untilTurn(turn);
            }
            return true;
        } finally {
            leave(turn);
        }
    }

    @Override
    public synchronized void onThrottled(long sentAt) {
        rate.onThrottled(sentAt, ticker.nanos());
    }

    @Override
    public synchronized void onSuccess() {
        rate.onSuccess();
    }

    private synchronized void join(Object turn) {
        queue.add(turn);
    }

    /** Takes the turn and gives 0 if it has come, else an estimate of the time until then. */
    private synchronized long untilTurn(Object turn) {
        long now = ticker.nanos();
        int ahead = queue.indexOf(turn);
        long wait = rate.untilNext(now) + ahead * rate.interval();
        if (ahead == 0 && wait <= 0) {
            rate.take(now);
            queue.remove(0);
            return 0;
        }
        return Math.max(wait, SHORTEST_SLEEP);
    }

    private synchronized void leave(Object turn) {
        queue.remove(turn);
    }
}
