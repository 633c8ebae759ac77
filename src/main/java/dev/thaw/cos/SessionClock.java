package dev.thaw.cos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The time by which requests are signed: this machine's, corrected once the service has told a very different one. */
final class SessionClock {

    /** The difference from which COS refuses a signature as RequestTimeTooSkewed. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

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

    /** Whether the time in an answer, if there is one, says that our signatures cannot hold. */
    boolean isFarFrom(CosAnswer answer) {
        return answer.serverTime().filter(this::isFar).isPresent();
    }

    private boolean isFar(Instant serverTime) {
        return Duration.between(now(), serverTime).abs().compareTo(TOLERANCE) > 0;
    }

    /** A signature that is over by the service's clock is called AccessDenied, though the clock is what is wrong. */
    Meaning meaning(CosAnswer answer, Meaning byCode) {
        boolean expired = answer.error().message().orElse("").contains("Request has expired");
        return expired && isFarFrom(answer) ? Meaning.CLOCK_SKEWED : byCode;
    }

    void learn(Instant serverTime) {
        offset.set(Duration.between(clock.instant(), serverTime));
    }
}
