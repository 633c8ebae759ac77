package dev.thaw.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time in which a signature is valid.
 *
 * @param start Unix seconds
 * @param end Unix seconds
 */
public record KeyTime(long start, long end) {

    /** Clocks drift, so a signature is valid from a little before it is made. */
    private static final Duration EARLIER = Duration.ofMinutes(1);

    public KeyTime {
        if (start > end) {
            throw new IllegalArgumentException("a key time ends before it starts");
        }
    }

    /**
     * A key time that began a minute ago and lasts at least as long as given. It is the same for a whole minute, so that one
     * {@link SignKey} can be used for as long.
     */
    public static KeyTime around(Instant now, Duration life) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return new KeyTime(
                minute.minus(EARLIER).getEpochSecond(),
                minute.plus(ChronoUnit.MINUTES.getDuration()).plus(life).getEpochSecond());
    }

    /** As written in a signature: {@code 1700000000;1700003600}. */
    @Override
    public String toString() {
        return start + ";" + end;
    }
}
