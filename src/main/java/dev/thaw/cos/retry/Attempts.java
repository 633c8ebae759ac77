package dev.thaw.cos.retry;

import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.pace.Ticker;
import dev.thaw.restore.store.Deadline;
import java.time.Duration;
import java.util.function.Function;

/**
 * How one invocation tries: as often and as long as its patience allows, signing each attempt for its own time.
 *
 * @param signingClock the signatures', which the service may correct
 */
public record Attempts(
        SigningKeyCache key, Deadline deadline, SkewedClock signingClock, Ticker ticker, RetryPolicy patience) {

    /** Timers go by whole milliseconds, and may end a little early. */
    private static final Duration TIMER_GRAIN = Duration.ofMillis(10);

    /** Tries until there is an answer that stands, or no time or patience is left. */
    public CallResult run(CosHttp.Call call, RateLimiter pace, Function<CosResponse, ResponseKind> reading) {
        return new RetryingCall(this, call, pace, reading).run();
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

    public Duration remaining() {
        return deadline.remaining();
    }
}
