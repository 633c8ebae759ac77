package dev.thaw.cos.pace;

import java.time.Duration;

/** How fast requests may follow each other. */
public interface RateLimiter {

    /** As fast as they come. */
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

    /** Waits for its turn; false, without waiting longer than that makes sense, if the turn comes too late. */
    boolean await(Duration atMost) throws InterruptedException;

    /** The service asked to slow down, in response to a request sent at that time of the {@link Ticker}. */
    void onThrottled(long sentAt);

    /** The service took a request at this pace. */
    void onSuccess();
}
