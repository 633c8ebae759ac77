package dev.thaw.cos.retry;

import dev.thaw.cos.message.CosResponse;
import dev.thaw.signing.KeyTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The time by which requests are signed: this machine's, corrected once the service has told a very different one. */
public final class SkewedClock {

    /** The difference from which COS refuses a signature as RequestTimeTooSkewed. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final int FORBIDDEN = 403;
    private static final String DENIED = "AccessDenied";

    private final Clock clock;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    public SkewedClock(Clock clock) {
        this.clock = clock;
    }

    /** By how much the service's clock is known to differ. */
    public Duration offset() {
        return offset.get();
    }

    public Instant now() {
        return clock.instant().plus(offset.get());
    }

    /** Whether the time in a response of the service, if there is one, says that our signatures cannot hold. */
    public boolean isContradictedBy(CosResponse response) {
        return !response.lacksCosRequestId()
                && response.serverTime().filter(this::isOutside).isPresent();
    }

    private boolean isOutside(Instant serverTime) {
        Instant start = Instant.ofEpochSecond(KeyTime.around(now(), TOLERANCE).start());
        return serverTime.isBefore(start) || Duration.between(now(), serverTime).compareTo(TOLERANCE) > 0;
    }

    /** A signature that does not hold yet, or any more, is called AccessDenied, though the clock is what is wrong. */
    public ResponseKind kind(CosResponse response, ResponseKind byCode) {
        boolean denied = byCode == ResponseKind.CONFIGURATION_ERROR
                && response.status() == FORBIDDEN
                && response.code().orElse(DENIED).equals(DENIED);
        return denied && isContradictedBy(response) ? ResponseKind.CLOCK_SKEWED : byCode;
    }

    public void learn(Instant serverTime) {
        offset.set(Duration.between(clock.instant(), serverTime));
    }
}
