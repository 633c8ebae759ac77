package dev.thaw.cos;

import dev.thaw.restore.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * How one invocation tries: as often and as long as its patience allows, signing each attempt for its own time.
 *
 * @param clock the deadline's
 * @param signingClock the signatures', which the service may correct
 */
record Attempts(
        SessionKey key, Deadline deadline, Clock clock, SessionClock signingClock, Ticker ticker, Patience patience) {

    /** Tries until there is an answer that stands, or no time or patience is left. */
    Ending run(CosWire.Call call, Pace pace, Function<CosAnswer, Meaning> reading) {
        return new Trial(this, call, pace, reading).run();
    }

    Attempt next() {
        return new Attempt(key.at(signingClock.now()), key.token(), atMost());
    }

    Duration remaining() {
        return deadline.remaining(clock.instant());
    }

    private Duration atMost() {
        Duration remaining = remaining();
        return remaining.compareTo(patience.readTimeout()) < 0 ? remaining : patience.readTimeout();
    }
}
