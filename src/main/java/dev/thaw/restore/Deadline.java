package dev.thaw.restore;

import java.time.Duration;
import java.time.Instant;

/**
 * When an invocation must have answered.
 *
 * @param lastStart no object is begun after it, so that what is begun can end
 * @param at no request is sent or waited for after it
 */
public record Deadline(Instant lastStart, Instant at) {

    private static final Duration LONGEST_TAIL = Duration.ofSeconds(1);

    /** A deadline that leaves the last tenth, at most a second, to what is under way. */
    public static Deadline after(Instant now, Duration time) {
        Duration tail = time.dividedBy(10);
        Duration kept = tail.compareTo(LONGEST_TAIL) > 0 ? LONGEST_TAIL : tail;
        Instant at = now.plus(time);
        return new Deadline(at.minus(kept), at);
    }

    public Duration remaining(Instant now) {
        return now.isBefore(at) ? Duration.between(now, at) : Duration.ZERO;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(at);
    }

    boolean isNear(Instant now) {
        return !now.isBefore(lastStart);
    }
}
