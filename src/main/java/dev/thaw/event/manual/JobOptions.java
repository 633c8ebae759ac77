package dev.thaw.event.manual;

import dev.thaw.job.JobEngine;
import dev.thaw.job.JobId;
import java.util.Optional;

/**
 * The member {@code job} of a restore request: the request is to be carried on over as many invocations as it needs.
 *
 * @param id absent for one that is made from the time, or from the event
 * @param name free text for people
 * @param confirm whether the plan waits for a confirmation
 * @param engine what sends the restore requests
 */
public record JobOptions(Optional<JobId> id, Optional<String> name, boolean confirm, JobEngine engine) {

    /** What {@code "job": true} means. */
    public static final JobOptions DEFAULTS = new JobOptions(Optional.empty(), Optional.empty(), false, JobEngine.AUTO);
}
