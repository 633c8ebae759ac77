package dev.thaw.job.engine;

import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import java.util.List;
import java.util.Optional;

/**
 * What a call to continue did.
 *
 * @param jobs that were worked on, or could not be
 * @param complete whether nothing is due any more
 */
public record ContinueReport(List<ContinuedJob> jobs, boolean complete) {

    public ContinueReport {
        jobs = List.copyOf(jobs);
    }

    /**
     * One job.
     *
     * @param phase absent if the job could not be read
     * @param steps committed by this call
     * @param objects settled or looked at by it
     */
    public record ContinuedJob(JobId id, Optional<JobPhase> phase, int steps, long objects, Optional<String> problem) {}
}
