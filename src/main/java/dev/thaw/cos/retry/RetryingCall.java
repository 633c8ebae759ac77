package dev.thaw.cos.retry;

import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The attempts at one call, from the first to the answer that stands. */
final class RetryingCall {

    private final Attempts attempts;
    private final CosHttp.Call call;
    private final RateLimiter pace;
    private final Function<CosResponse, ResponseKind> reading;

    private int failures;
    private int slowDowns;
    private boolean clockCorrected;
    private Optional<Failure> trouble = Optional.empty();

    RetryingCall(Attempts attempts, CosHttp.Call call, RateLimiter pace, Function<CosResponse, ResponseKind> reading) {
        this.attempts = attempts;
        this.call = call;
        this.pace = pace;
        this.reading = reading;
    }

    CallResult run() {
        try {
            Optional<CallResult> ending = Optional.empty();
            while (ending.isEmpty()) {
                ending = attempt();
            }
            return ending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return gaveUp("the work was interrupted");
        }
    }

    private Optional<CallResult> attempt() throws InterruptedException {
        Duration remaining = attempts.remaining();
        if (remaining.isZero() || !pace.await(remaining)) {
            return Optional.of(gaveUp("the deadline came first"));
        }
        long sentAt = attempts.ticker().nanos();
        Attempt attempt = attempts.next();
        try {
            CosResponse answer = call.send(attempt);
            return evaluate(answer, reading.apply(answer), sentAt);
        } catch (TransportException fault) {
            if (fault.isLasting()) {
                return Optional.of(new CallResult.GaveUp(Failure.temporary(OutcomeCode.REJECTED, fault.reason())));
            }
            return attempts.cutsShort(attempt, sentAt)
                    ? Optional.of(gaveUp("the deadline came before an answer"))
                    : fail(Failure.temporary(OutcomeCode.UNREACHABLE, fault.reason()), Optional.empty());
        } catch (RuntimeException defect) {
            return Optional.of(new CallResult.GaveUp(CallDefects.logged(defect)));
        }
    }

    private Optional<CallResult> evaluate(CosResponse answer, ResponseKind meaning, long sentAt)
            throws InterruptedException {
        if (meaning == ResponseKind.SLOW_DOWN) {
            pace.slowDown(sentAt);
            return slowDown(answer);
        }
        pace.passed();
        return switch (meaning) {
            case SERVER_ERROR -> fail(FailureMessages.of(answer, meaning), retryAfter(answer));
            case CLOCK_SKEWED -> correctClock(answer);
            default -> Optional.of(new CallResult.Answered(answer, meaning));
        };
    }

    private Optional<CallResult> fail(Failure failure, Optional<Duration> wait) throws InterruptedException {
        trouble = Optional.of(failure);
        failures++;
        if (failures > attempts.patience().retries()) {
            return Optional.of(new CallResult.GaveUp(after(failure, failures)));
        }
        return pause(wait, failures);
    }

    /** Back-pressure is no failure: it costs no attempt, only time. */
    private Optional<CallResult> slowDown(CosResponse answer) throws InterruptedException {
        slowDowns++;
        trouble = Optional.of(FailureMessages.of(answer, ResponseKind.SLOW_DOWN));
        return pause(retryAfter(answer), slowDowns);
    }

    private Optional<CallResult> correctClock(CosResponse answer) {
        Optional<Instant> serverTime = answer.serverTime();
        if (clockCorrected || serverTime.isEmpty()) {
            return Optional.of(new CallResult.Answered(answer, ResponseKind.CLOCK_SKEWED));
        }
        clockCorrected = true;
        attempts.signingClock().learn(serverTime.get());
        return Optional.empty();
    }

    /** Never less than of our own accord: a wait of 0 would be obeyed a hundred times a second. */
    private Optional<CallResult> pause(Optional<Duration> asked, int times) throws InterruptedException {
        Duration own = attempts.patience().backoff().pause(times);
        Duration wait = asked.filter(longer -> longer.compareTo(own) > 0).orElse(own);
        if (wait.compareTo(attempts.remaining()) >= 0) {
            return Optional.of(gaveUp("the deadline would come before the next attempt"));
        }
        attempts.ticker().sleep(wait);
        return Optional.empty();
    }

    private Optional<Duration> retryAfter(CosResponse answer) {
        return answer.retryAfter(attempts.signingClock().now());
    }

    /** Who could not try as often as he would have has not been reached: another invocation takes the object up. */
    private CallResult gaveUp(String reason) {
        return new CallResult.GaveUp(trouble.map(failure -> failure.asNotProcessed(reason))
                .orElseGet(() -> Failure.temporary(OutcomeCode.NOT_PROCESSED, reason)));
    }

    private static Failure after(Failure failure, int attempts) {
        return failure.withDetail(failure.detail() + " (" + attempts + (attempts == 1 ? " attempt)" : " attempts)"));
    }
}
