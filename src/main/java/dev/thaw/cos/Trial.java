package dev.thaw.cos;

import dev.thaw.restore.Failure;
import dev.thaw.restore.OutcomeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The attempts at one call, from the first to the answer that stands. */
final class Trial {

    private final Attempts attempts;
    private final CosWire.Call call;
    private final Pace pace;
    private final Function<CosAnswer, Meaning> reading;

    private int failures;
    private int slowDowns;
    private boolean clockCorrected;
    private Optional<Failure> trouble = Optional.empty();

    Trial(Attempts attempts, CosWire.Call call, Pace pace, Function<CosAnswer, Meaning> reading) {
        this.attempts = attempts;
        this.call = call;
        this.pace = pace;
        this.reading = reading;
    }

    Ending run() {
        try {
            Optional<Ending> ending = Optional.empty();
            while (ending.isEmpty()) {
                ending = attempt();
            }
            return ending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return gaveUp("the work was interrupted");
        }
    }

    private Optional<Ending> attempt() throws InterruptedException {
        Duration remaining = attempts.remaining();
        if (remaining.isZero() || !pace.await(remaining)) {
            return Optional.of(gaveUp("the deadline came first"));
        }
        long sentAt = attempts.ticker().nanos();
        Attempt attempt = attempts.next();
        try {
            CosAnswer answer = call.send(attempt);
            return judge(answer, reading.apply(answer), sentAt);
        } catch (WireFault fault) {
            if (fault.isLasting()) {
                return Optional.of(new Ending.GaveUp(Failure.forNow(OutcomeName.REJECTED, fault.reason())));
            }
            return attempts.cutsShort(attempt, sentAt)
                    ? Optional.of(gaveUp("the deadline came before an answer"))
                    : fail(Failure.forNow(OutcomeName.UNREACHABLE, fault.reason()), Optional.empty());
        } catch (RuntimeException defect) {
            return Optional.of(new Ending.GaveUp(Defects.logged(defect)));
        }
    }

    private Optional<Ending> judge(CosAnswer answer, Meaning meaning, long sentAt) throws InterruptedException {
        if (meaning == Meaning.SLOW_DOWN) {
            pace.slowDown(sentAt);
            return slowDown(answer);
        }
        pace.passed();
        return switch (meaning) {
            case UNWELL -> fail(Faults.of(answer, meaning), retryAfter(answer));
            case CLOCK_SKEWED -> correctClock(answer);
            default -> Optional.of(new Ending.Answered(answer, meaning));
        };
    }

    private Optional<Ending> fail(Failure failure, Optional<Duration> wait) throws InterruptedException {
        trouble = Optional.of(failure);
        failures++;
        if (failures > attempts.patience().retries()) {
            return Optional.of(new Ending.GaveUp(after(failure, failures)));
        }
        return pause(wait, failures);
    }

    /** Back-pressure is no failure: it costs no attempt, only time. */
    private Optional<Ending> slowDown(CosAnswer answer) throws InterruptedException {
        slowDowns++;
        trouble = Optional.of(Faults.of(answer, Meaning.SLOW_DOWN));
        return pause(retryAfter(answer), slowDowns);
    }

    private Optional<Ending> correctClock(CosAnswer answer) {
        Optional<Instant> serverTime = answer.serverTime();
        if (clockCorrected || serverTime.isEmpty()) {
            return Optional.of(new Ending.Answered(answer, Meaning.CLOCK_SKEWED));
        }
        clockCorrected = true;
        attempts.signingClock().learn(serverTime.get());
        return Optional.empty();
    }

    /** Never less than of our own accord: a wait of 0 would be obeyed a hundred times a second. */
    private Optional<Ending> pause(Optional<Duration> asked, int times) throws InterruptedException {
        Duration own = attempts.patience().backoff().pause(times);
        Duration wait = asked.filter(longer -> longer.compareTo(own) > 0).orElse(own);
        if (wait.compareTo(attempts.remaining()) >= 0) {
            return Optional.of(gaveUp("the deadline would come before the next attempt"));
        }
        attempts.ticker().sleep(wait);
        return Optional.empty();
    }

    private Optional<Duration> retryAfter(CosAnswer answer) {
        return answer.retryAfter(attempts.signingClock().now());
    }

    /** Who could not try as often as he would have has not been reached: another invocation takes the object up. */
    private Ending gaveUp(String reason) {
        return new Ending.GaveUp(trouble.map(failure -> failure.notReached(reason))
                .orElseGet(() -> Failure.forNow(OutcomeName.NOT_REACHED, reason)));
    }

    private static Failure after(Failure failure, int attempts) {
        return failure.withDetail(failure.detail() + " (" + attempts + (attempts == 1 ? " attempt)" : " attempts)"));
    }
}
