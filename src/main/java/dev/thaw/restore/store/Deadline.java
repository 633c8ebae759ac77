package dev.thaw.restore.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When an invocation must have answered. It goes by time that only passes: a step of the wall clock neither ends an invocation
 * nor draws it out. Safe for threads.
 */
public final class Deadline {

    private static final Duration LONGEST_TAIL = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final long lastStart;
    private final long at;

    private Deadline(LongSupplier nanos, long lastStart, long at) {
        this.nanos = nanos;
        this.lastStart = lastStart;
        this.at = at;
    }

    /** A deadline that leaves the last tenth, at most a second, to what is under way. */
    public static Deadline after(Duration time) {
        return after(time, System::nanoTime);
    }

    /** @param nanos nanoseconds since some moment, as {@link System#nanoTime} tells them */
    public static Deadline after(Duration time, LongSupplier nanos) {
        Duration tail = time.dividedBy(10);
        Duration kept = tail.compareTo(LONGEST_TAIL) > 0 ? LONGEST_TAIL : tail;
        long at = nanos.getAsLong() + time.toNanos();
        return new Deadline(nanos, at - kept.toNanos(), at);
    }

    /** The one that comes when half of the time that is left has passed. */
    public Deadline halfway() {
        long half = nanos.getAsLong() + remaining().dividedBy(2).toNanos();
        return new Deadline(nanos, half, half);
    }

    /** This one, or the one that comes after the time given, should that be sooner. */
    public Deadline within(Duration time) {
        Duration left = remaining();
        return after(left.compareTo(time) < 0 ? left : time, nanos);
    }

    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, at - nanos.getAsLong()));
    }

    /** Whether no request is sent or waited for any more. */
    public boolean isOver() {
        return at - nanos.getAsLong() <= 0;
    }

    /** Whether no object is begun any more, so that what is begun can end. */
    public boolean isNear() {
        return lastStart - nanos.getAsLong() <= 0;
    }
}
