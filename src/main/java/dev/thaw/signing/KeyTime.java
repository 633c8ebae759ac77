package dev.thaw.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The span in which a signature holds.
 *
 * @param start Unix seconds
 * @param end Unix seconds
 */
public record KeyTime(long start, long end) {

    /** Clocks drift: a signature holds from a little before it is made. */
    private static final Duration EARLIER = Duration.ofMinutes(1);

    public KeyTime {
        if (start > end) {
            throw new IllegalArgumentException("a key time ends before it starts");
        }
    }

    /**
     * A span that began a minute ago and ends no earlier than after the given time. It is the same span for all of a minute, so
     * that one {@link SignKey} serves as long.
     */
    public static KeyTime around(Instant now, Duration life) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return new KeyTime(
                minute.minus(EARLIER).getEpochSecond(),
                minute.plus(ChronoUnit.MINUTES.getDuration()).plus(life).getEpochSecond());
    }

    /** As the signature page writes it: {@code 1700000000;1700003600}. */
    @Override
    public String toString() {
        return start + ";" + end;
    }
}
