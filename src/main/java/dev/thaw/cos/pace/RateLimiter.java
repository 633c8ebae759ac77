package dev.thaw.cos.pace;

import java.time.Duration;

/** Spaces requests. Safe for threads. */
public interface RateLimiter {

    /** Without a limit. */
    RateLimiter NONE = new RateLimiter() {
        @Override
        public boolean await(Duration atMost) {
            return true;
        }

        @Override
        public void onThrottled(long sentAt) {}

        @Override
        public void onSuccess() {}
    };

    /** Blocks until the request may be sent. False, without waiting until then, if that would be too late. */
    boolean await(Duration atMost) throws InterruptedException;

    /** The service throttled a request that was sent at that time of the {@link Ticker}. */
    void onThrottled(long sentAt);

    /** The service did not throttle a request. */
    void onSuccess();
}
