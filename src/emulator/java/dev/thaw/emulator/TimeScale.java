package dev.thaw.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * How long the service's day lasts here, so that a restore of hours can be watched in seconds.
 *
 * @param day what stands for 24 hours
 */
public record TimeScale(Duration day) {

    /** A day is a day. */
    public static final TimeScale REAL = new TimeScale(Duration.ofDays(1));

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    public TimeScale {
        if (day.isNegative() || day.isZero()) {
            throw new IllegalArgumentException("a day lasts a while, not " + day);
        }
    }

    /** The pace of dev mode: Standard is ready within seconds, a copy of one day lives for ten. */
    public static TimeScale dayIn(Duration day) {
        return new TimeScale(day);
    }

    public Duration scaled(Duration published) {
        double factor = (double) day.toNanos() / Duration.ofDays(1).toNanos();
        return Duration.ofNanos((long) (published.toSeconds() * 1e9 * factor));
    }

    /** When a copy made at {@code from} ends: both samples of page "HEAD Object" show the next midnight of UTC+8. */
    public Instant expiry(Instant from, int days) {
        Instant end = from.plus(day.multipliedBy(days));
        return equals(REAL) ? nextMidnight(end) : end;
    }

    private static Instant nextMidnight(Instant instant) {
        ZonedDateTime midnight = instant.atZone(CHINA).truncatedTo(ChronoUnit.DAYS);
        return midnight.toInstant().equals(instant)
                ? instant
                : midnight.plusDays(1).toInstant();
    }
}
