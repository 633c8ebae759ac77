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
        public void slowDown(long sentAt) {}

        @Override
        public void passed() {}
    };

    /** Waits for its turn; false, without waiting longer than that makes sense, if the turn comes too late. */
    boolean await(Duration atMost) throws InterruptedException;

    /** The service asked to slow down, in answer to a request sent at that time of the {@link Ticker}. */
    void slowDown(long sentAt);

    /** The service took a request at this pace. */
    void passed();
}
