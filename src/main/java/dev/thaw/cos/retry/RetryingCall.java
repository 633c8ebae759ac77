package dev.thaw.cos.retry;

import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.pace.Ticker;
import dev.thaw.restore.DefectLog;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One call to COS with its retries. Server errors and broken connections are retried up to {@link RetryPolicy#retries} times;
 * throttling costs no retry, only time; a wrong clock is corrected once. Blocks until there is a final response, until the retries
 * are used up, or until the deadline. Never throws: an interrupt and a defect are failures, too. For one thread.
 */
public final class RetryingCall {

    private static final Logger LOG = Logger.getLogger(RetryingCall.class);

    /** Timers count whole milliseconds and may fire a little early. */
    private static final Duration TIMER_PRECISION = Duration.ofMillis(10);

    private final Context context;
    private final CosHttp.Call call;
    private final RateLimiter rateLimiter;
    private final Function<CosResponse, ResponseKind> classifier;

    private int failures;
    private int throttled;
    private boolean clockCorrected;
    private Optional<Failure> lastFailure = Optional.empty();

    private RetryingCall(
            Context context,
            CosHttp.Call call,
            RateLimiter rateLimiter,
            Function<CosResponse, ResponseKind> classifier) {
        this.context = context;
        this.call = call;
        this.rateLimiter = rateLimiter;
        this.classifier = classifier;
    }

    /**
     * What the calls of one invocation share. Safe for threads.
     *
     * @param signingClock the time of the signatures, which a response of COS may correct
     */
    public record Context(
            SigningKeyCache key, Deadline deadline, SkewedClock signingClock, Ticker ticker, RetryPolicy retryPolicy) {

        /** Makes the call, as often as needed and allowed. */
        public CallResult run(
                CosHttp.Call call, RateLimiter rateLimiter, Function<CosResponse, ResponseKind> classifier) {
            return new RetryingCall(this, call, rateLimiter, classifier).run();
        }

        public Duration remaining() {
            return deadline.remaining();
        }

        private Attempt nextAttempt() {
            Duration remaining = remaining();
            Duration readTimeout = retryPolicy.readTimeout();
            Duration atMost = remaining.compareTo(readTimeout) < 0 ? remaining : readTimeout;
            return new Attempt(key.at(signingClock.now()), key.token(), atMost, remaining);
        }
    }

    private CallResult run() {
        try {
            Optional<CallResult> result = Optional.empty();
            while (result.isEmpty()) {
                result = attempt();
            }
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return gaveUp("the work was interrupted");
        }
    }

    /** Empty if another attempt follows. */
    private Optional<CallResult> attempt() throws InterruptedException {
        Duration remaining = context.remaining();
        if (remaining.isZero() || !rateLimiter.await(remaining)) {
            return Optional.of(gaveUp("the deadline came first"));
        }
        long sentAt = context.ticker().nanos();
        Attempt attempt = context.nextAttempt();
        try {
            CosResponse response = call.send(attempt);
            return evaluate(response, classifier.apply(response), sentAt);
        } catch (TransportException fault) {
            if (fault.isLasting()) {
                return Optional.of(new CallResult.GaveUp(Failure.temporary(OutcomeCode.REJECTED, fault.reason())));
            }
            return endedByDeadline(attempt, sentAt)
                    ? Optional.of(gaveUp("the deadline came before an answer"))
                    : retry(Failure.temporary(OutcomeCode.UNREACHABLE, fault.reason()), Optional.empty());
        } catch (RuntimeException defect) {
            return Optional.of(new CallResult.GaveUp(logged(defect)));
        }
    }

    private Optional<CallResult> evaluate(CosResponse response, ResponseKind kind, long sentAt)
            throws InterruptedException {
        if (kind == ResponseKind.SLOW_DOWN) {
            rateLimiter.onThrottled(sentAt);
            return retryThrottled(response);
        }
        rateLimiter.onSuccess();
        return switch (kind) {
            case SERVER_ERROR -> retry(FailureMessages.of(response, kind), retryAfter(response));
            case CLOCK_SKEWED -> retryWithCorrectedClock(response);
            default -> Optional.of(new CallResult.Answered(response, kind));
        };
    }

    private Optional<CallResult> retry(Failure failure, Optional<Duration> retryAfter) throws InterruptedException {
        lastFailure = Optional.of(failure);
        failures++;
        if (failures > context.retryPolicy().retries()) {
            String attempts = failures + (failures == 1 ? " attempt" : " attempts");
            return Optional.of(new CallResult.GaveUp(failure.withDetail(failure.detail() + " (" + attempts + ")")));
        }
        return pause(retryAfter, failures);
    }

    private Optional<CallResult> retryThrottled(CosResponse response) throws InterruptedException {
        throttled++;
        lastFailure = Optional.of(FailureMessages.of(response, ResponseKind.SLOW_DOWN));
        return pause(retryAfter(response), throttled);
    }

    private Optional<CallResult> retryWithCorrectedClock(CosResponse response) {
        Optional<Instant> serverTime = response.serverTime();
        if (clockCorrected || serverTime.isEmpty()) {
            return Optional.of(new CallResult.Answered(response, ResponseKind.CLOCK_SKEWED));
        }
        clockCorrected = true;
        context.signingClock().learn(serverTime.get());
        return Optional.empty();
    }

    /** At least the backoff: a {@code Retry-After: 0} would be followed a hundred times a second. */
    private Optional<CallResult> pause(Optional<Duration> retryAfter, int times) throws InterruptedException {
        Duration backoff = context.retryPolicy().backoff().pause(times);
        Duration wait =
                retryAfter.filter(longer -> longer.compareTo(backoff) > 0).orElse(backoff);
        if (wait.compareTo(context.remaining()) >= 0) {
            return Optional.of(gaveUp("the deadline would come before the next attempt"));
        }
        context.ticker().sleep(wait);
        return Optional.empty();
    }

    private Optional<Duration> retryAfter(CosResponse response) {
        return response.retryAfter(context.signingClock().now());
    }

    /** Whether the deadline ended the attempt, and not the read timeout. */
    private boolean endedByDeadline(Attempt attempt, long sentAt) {
        Duration waited = Duration.ofNanos(context.ticker().nanos() - sentAt);
        return waited.plus(TIMER_PRECISION).compareTo(attempt.untilDeadline()) >= 0;
    }

    /** Without all of its attempts the object counts as not processed, so that another invocation takes it up. */
    private CallResult gaveUp(String reason) {
        return new CallResult.GaveUp(lastFailure
                .map(failure -> failure.asNotProcessed(reason))
                .orElseGet(() -> Failure.temporary(OutcomeCode.NOT_PROCESSED, reason)));
    }

    /** A defect is the failure of one object. Its message is not logged, because it may quote a header with a secret. */
    private static Failure logged(RuntimeException defect) {
        String id = UUID.randomUUID().toString();
        LOG.errorf("defect %s in a call to COS: %s", id, DefectLog.describe(defect));
        return Failure.temporary(OutcomeCode.UNREACHABLE, "internal error; see " + id + " in the log");
    }
}
