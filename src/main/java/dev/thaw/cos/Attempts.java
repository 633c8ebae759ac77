package dev.thaw.cos;

import dev.thaw.restore.Deadline;
import java.time.Duration;
import java.util.function.Function;

/**
 * How one invocation tries: as often and as long as its patience allows, signing each attempt for its own time.
 *
 * @param signingClock the signatures', which the service may correct
 */
record Attempts(SessionKey key, Deadline deadline, SessionClock signingClock, Ticker ticker, Patience patience) {

    /** Timers go by whole milliseconds, and may end a little early. */
    private static final Duration TIMER_GRAIN = Duration.ofMillis(10);

    /** Tries until there is an answer that stands, or no time or patience is left. */
    Ending run(CosWire.Call call, Pace pace, Function<CosAnswer, Meaning> reading) {
        return new Trial(this, call, pace, reading).run();
    }

    Attempt next() {
        Duration remaining = remaining();
        Duration atMost = remaining.compareTo(patience.readTimeout()) < 0 ? remaining : patience.readTimeout();
        return new Attempt(key.at(signingClock.now()), key.token(), atMost, remaining);
    }

    /** Whether it was the deadline that ended an attempt, sent then, and no patience of ours. */
    boolean cutsShort(Attempt attempt, long sentAt) {
        Duration waited = Duration.ofNanos(ticker.nanos() - sentAt);
        return waited.plus(TIMER_GRAIN).compareTo(attempt.untilDeadline()) >= 0;
    }

    Duration remaining() {
        return deadline.remaining();
    }
}
