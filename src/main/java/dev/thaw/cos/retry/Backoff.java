package dev.thaw.cos.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a retry: a random part of a span that doubles each time ("full jitter"), so that callers that failed
 * together do not return together.
 *
 * @param first span
 * @param longest span
 * @param random from 0 to 1
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier random) {

    private static final int MOST_DOUBLINGS = 30;

    /** @param failures so far, at least one */
    public Duration pause(int failures) {
        long span = first.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        long capped = span <= 0 ? longest.toNanos() : Math.min(span, longest.toNanos());
        return Duration.ofNanos((long) (capped * random.getAsDouble()));
    }
}
