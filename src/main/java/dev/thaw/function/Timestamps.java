package dev.thaw.function;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as reports show them: UTC, whole seconds. */
final class Timestamps {

    private Timestamps() {}

    static String write(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
