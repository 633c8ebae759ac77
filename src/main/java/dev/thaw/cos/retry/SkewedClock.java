package dev.thaw.cos.retry;

import dev.thaw.cos.message.CosResponse;
import dev.thaw.signing.KeyTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The time of the signatures: the clock of this machine, corrected once COS shows that it is far off. Safe for threads. */
public final class SkewedClock {

    /** From this difference on, COS refuses a signature as RequestTimeTooSkewed. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final int FORBIDDEN = 403;
    private static final String DENIED = "AccessDenied";

    private final Clock clock;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    public SkewedClock(Clock clock) {
        this.clock = clock;
    }

    /** By how much the clock of COS is known to differ. */
    public Duration offset() {
        return offset.get();
    }

    public Instant now() {
        return clock.instant().plus(offset.get());
    }

    /** Whether the time in a response of COS shows that our signatures cannot be valid. */
    public boolean isContradictedBy(CosResponse response) {
        return !response.lacksCosRequestId()
                && response.serverTime().filter(this::isOutside).isPresent();
    }

    private boolean isOutside(Instant serverTime) {
        Instant start = Instant.ofEpochSecond(KeyTime.around(now(), TOLERANCE).start());
        return serverTime.isBefore(start) || Duration.between(now(), serverTime).compareTo(TOLERANCE) > 0;
    }

    /** COS calls a signature that is not valid yet, or no longer, AccessDenied, although the clock is wrong. */
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
