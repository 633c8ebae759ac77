package dev.thaw.answer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as reports show them: UTC, whole seconds. */
public final class Timestamps {

    private Timestamps() {}

    public static String write(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
