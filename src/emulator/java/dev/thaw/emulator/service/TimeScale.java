package dev.thaw.emulator.service;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The length of a day of the emulator, so that a restore of hours takes seconds.
 *
 * @param day the duration of 24 hours of the service
 */
public record TimeScale(Duration day) {

    /** Real time. */
    public static final TimeScale REAL = new TimeScale(Duration.ofDays(1));

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    public TimeScale {
        if (day.isNegative() || day.isZero()) {
            throw new IllegalArgumentException("a day must be positive, not " + day);
        }
    }

    /** A scale with a day of this length. */
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
