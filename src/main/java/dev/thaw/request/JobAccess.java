package dev.thaw.request;

import dev.thaw.answer.JobJson;
import dev.thaw.job.Job;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.restore.store.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * The jobs in the store, for one invocation. Calls block. What is refused, and a store that fails, is a
 * {@link dev.thaw.answer.ProblemException} with the status of the answer.
 */
public interface JobAccess {

    /** Opens the jobs with the credentials of an invocation; without a request to COS. */
    interface Opener {
        JobAccess open(Invocation invocation, Deadline deadline);
    }

    /** Creates the job, or finds the one that is there with the same request. */
    Stored create(JobDefinition definition);

    /** @param isNew whether this call created it */
    record Stored(Job job, boolean isNew) {}

    /** Looks at up to {@code limit} jobs, newest first. */
    Page list(Optional<JobPhase> phase, int limit, Optional<String> after);

    /** @param next where the next page begins */
    record Page(List<Job> jobs, Optional<String> next) {}

    Job show(JobId id);

    Job confirm(JobId id);

    Job cancel(JobId id);

    /** Continues the jobs that are due, or only one. */
    Progress proceed(Optional<JobId> only, Deadline until);

    /** @param complete whether nothing is due any more */
    record Progress(boolean complete, List<JobJson.Progressed> jobs) {}
}
