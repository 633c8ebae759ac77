package dev.thaw.job;

import dev.thaw.restore.store.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it; wall clock and monotonic clock in one. */
public final class VirtualClock implements InstantSource {

    public static final Instant START = Instant.parse("2026-11-26T18:00:00Z");

    private Instant now = START;
    private long nanos;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** Moves the wall clock alone, as for a process that was frozen. */
    public synchronized void freezeFor(Duration time) {
        now = now.plus(time);
    }

    public void advanceTo(Instant time) {
        if (time.isAfter(instant())) {
            advance(Duration.between(instant(), time));
        }
    }

    public Deadline deadline(Duration time) {
        return Deadline.after(time, this::nanos);
    }

    private synchronized long nanos() {
        return nanos;
    }
}
