package dev.thaw.cos.pace;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often the service asked for less speed. Safe for threads. */
public record CountedThrottling(RateLimiter limiter, AtomicLong count) implements RateLimiter {

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        return limiter.await(atMost);
    }

    @Override
    public void onThrottled(long sentAt) {
        count.incrementAndGet();
        limiter.onThrottled(sentAt);
    }

    @Override
    public void onSuccess() {
        limiter.onSuccess();
    }
}
