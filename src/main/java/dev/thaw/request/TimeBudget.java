package dev.thaw.request;

import dev.thaw.restore.store.Deadline;
import java.time.Duration;

/** From the time that an invocation may take to its deadline. */
final class TimeBudget {

    private static final Duration LARGEST_MARGIN = Duration.ofSeconds(2);

    /** A synchronous call of the Invoke API gives up after 300 seconds. */
    static final Duration LONGEST_SYNCHRONOUS = Duration.ofSeconds(290);

    private TimeBudget() {}

    /** What no platform allows; a header may say anything. */
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Leaves a tenth of the time, at most two seconds, to the report and its way back. */
    static Deadline deadline(Duration timeLimit) {
        return Deadline.after(usable(timeLimit));
    }

    static Duration usable(Duration timeLimit) {
        Duration limit = shorter(timeLimit, LONGEST);
        return limit.minus(shorter(limit.dividedBy(10), LARGEST_MARGIN));
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
