package dev.thaw.emulator.batch;

import java.time.Duration;

/**
 * How fast batch jobs go, in real time.
 *
 * @param step how long a job stays in each state in which it only waits
 * @param perSecond operations of a job
 * @param maxJobs the number of unfinished jobs from which on another one is refused with TooManyJobs
 */
public record EmulatedJobPace(Duration step, double perSecond, int maxJobs) {

    public static final EmulatedJobPace DEFAULT = new EmulatedJobPace(Duration.ofMillis(50), 1000, 100);

    public EmulatedJobPace {
        if (step.toMillis() < 1 || !(perSecond > 0)) {
            throw new IllegalArgumentException("a step is at least a millisecond, and a job does something");
        }
    }
}
