package dev.thaw.job.engine;

import dev.thaw.job.Job;
import java.util.List;
import java.util.Optional;

/**
 * A part of the list of jobs, newest first.
 *
 * @param next the {@code after} of the next page; absent at the end
 */
public record JobPage(List<Job> jobs, Optional<String> next) {
    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
