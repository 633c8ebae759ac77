package dev.thaw.restore.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When an invocation must have answered. Uses monotonic time: a step of the wall clock neither ends an
 * invocation nor extends it. Safe for threads.
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

    /** A deadline that reserves the last tenth, at most a second, for objects in work. */
    public static Deadline after(Duration time) {
        return after(time, System::nanoTime);
    }

    /** @param nanos nanoseconds since some moment, as {@link System#nanoTime} returns them */
    public static Deadline after(Duration time, LongSupplier nanos) {
        Duration tail = time.dividedBy(10);
        Duration kept = tail.compareTo(LONGEST_TAIL) > 0 ? LONGEST_TAIL : tail;
        long at = nanos.getAsLong() + time.toNanos();
        return new Deadline(nanos, at - kept.toNanos(), at);
    }

    /** The deadline at half of the remaining time. */
    public Deadline halfway() {
        long half = nanos.getAsLong() + remaining().dividedBy(2).toNanos();
        return new Deadline(nanos, half, half);
    }

    /** The earlier of this deadline and the given time from now. */
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

    /** Whether no object is started any more, so that those in work can finish (the last start). */
    public boolean isNear() {
        return lastStart - nanos.getAsLong() <= 0;
    }
}
