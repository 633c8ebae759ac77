package dev.thaw.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set. */
public final class SettableClock implements InstantSource {

    public static final Instant START = Instant.parse("2024-05-06T07:08:09Z");

    private volatile Instant now = START;

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
