package dev.thaw.cos;

import dev.thaw.signing.KeyTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The time by which requests are signed: this machine's, corrected once the service has told a very different one. */
final class SessionClock {

    /** The difference from which COS refuses a signature as RequestTimeTooSkewed. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final int FORBIDDEN = 403;
    private static final String DENIED = "AccessDenied";

    private final Clock clock;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    SessionClock(Clock clock) {
        this.clock = clock;
    }

    /** By how much the service's clock is known to differ. */
    Duration offset() {
        return offset.get();
    }

    Instant now() {
        return clock.instant().plus(offset.get());
    }

    /** Whether the time in an answer of the service, if there is one, says that our signatures cannot hold. */
    boolean isContradictedBy(CosAnswer answer) {
        return !answer.isOfStranger()
                && answer.serverTime().filter(this::isOutside).isPresent();
    }

    private boolean isOutside(Instant serverTime) {
        Instant start = Instant.ofEpochSecond(KeyTime.around(now(), TOLERANCE).start());
        return serverTime.isBefore(start) || Duration.between(now(), serverTime).compareTo(TOLERANCE) > 0;
    }

    /** A signature that does not hold yet, or any more, is called AccessDenied, though the clock is what is wrong. */
    Meaning meaning(CosAnswer answer, Meaning byCode) {
        boolean denied = byCode == Meaning.FAULT_OF_OPERATOR
                && answer.status() == FORBIDDEN
                && answer.code().orElse(DENIED).equals(DENIED);
        return denied && isContradictedBy(answer) ? Meaning.CLOCK_SKEWED : byCode;
    }

    void learn(Instant serverTime) {
        offset.set(Duration.between(clock.instant(), serverTime));
    }
}
