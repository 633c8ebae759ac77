package dev.thaw.job.engine;

import dev.thaw.job.Job;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobState;
import dev.thaw.job.step.NextState;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobRecords;
import dev.thaw.job.store.JobStore.KeyPage;
import dev.thaw.job.store.StoreFailedException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates, shows, confirms and cancels jobs. {@link JobRunner} carries them on. For one invocation; blocks; safe for threads.
 */
public final class JobService {

    /** Jobs that are open at a time. */
    public static final int MOST_OPEN = 1000;

    private static final int MOST_RACES = 10;

    private final JobRecords records;
    private final InstantSource clock;
    private final JobEnvironment environment;

    public JobService(JobRecords records, InstantSource clock, JobEnvironment environment) {
        this.records = records;
        this.clock = clock;
        this.environment = environment;
    }

    /** What became of a call that changes a job. */
    public enum Result {
        /** The job is new. */
        CREATED,
        /** It was there already, or what was asked for holds already, or holds now. */
        OK,
        /** There is another job with this id, or the job is in a phase that does not allow it. */
        CONFLICT,
        /** There is no such job. */
        NOT_FOUND,
        /** Too many jobs are open. */
        TOO_MANY
    }

    /** @param job as it is afterwards; absent if there is none */
    public record Change(Result result, Optional<Job> job) {}

    /**
     * Creates a job, or finds the same one. Returns when others can find it. A repeated call writes what an earlier one left out.
     *
     * @throws StoreFailedException if the store does not answer: the call may be repeated
     */
    public Change create(JobDefinition wanted) throws StoreFailedException, InvalidDocumentException {
        Optional<JobDefinition> existing = records.definition(wanted.id());
        if (existing.isEmpty()) {
            if (records.open().size() >= MOST_OPEN) {
                return new Change(Result.TOO_MANY, Optional.empty());
            }
            if (records.createDefinition(wanted)) {
                records.publish(wanted);
                Job job = new Job(wanted, JobState.initial(wanted.createdAt()), false);
                environment.entered(job);
                return new Change(Result.CREATED, Optional.of(job));
            }
            existing = records.definition(wanted.id());
        }
        JobDefinition known = existing.orElseThrow(
                () -> new InvalidDocumentException("the request of job " + wanted.id() + " was there and is gone"));
        if (known.equals(wanted)) {
            // The answer to its creation was lost on the way.
            records.publish(wanted);
            return new Change(Result.CREATED, Optional.of(shown(known)));
        }
        Job job = shown(known);
        if (!known.hasSameRequest(wanted)) {
            return new Change(Result.CONFLICT, Optional.of(job));
        }
        if (job.phase().isOpen()) {
            records.publish(known);
        }
        return new Change(Result.OK, Optional.of(job));
    }

    /** The job as it is now; empty if there is none. */
    public Optional<Job> job(JobId id) throws StoreFailedException, InvalidDocumentException {
        Optional<JobDefinition> definition = records.definition(id);
        return definition.isPresent() ? Optional.of(shown(definition.get())) : Optional.empty();
    }

    private Job shown(JobDefinition definition) throws StoreFailedException, InvalidDocumentException {
        JobState state = records.latest(definition);
        return new Job(definition, state, state.phase().isOpen() && records.isCancelled(definition.id()));
    }

    /**
     * Jobs, newest first. One that cannot be read is left out, and logged.
     *
     * @param phase shows only jobs in it
     * @param limit jobs to look at
     * @param after the {@code next} of the page before
     */
    public JobPage list(Optional<JobPhase> phase, int limit, Optional<String> after) throws StoreFailedException {
        KeyPage page = records.index(after.map(key -> "index/" + key).orElse(""), limit);
        List<Job> jobs = new ArrayList<>();
        for (String key : page.keys()) {
            Optional<JobId> id = JobRecords.idInIndex(key.substring("index/".length()));
            if (id.isPresent()) {
                readable(id.get())
                        .filter(job -> phase.isEmpty() || phase.get() == job.phase())
                        .ifPresent(jobs::add);
            }
        }
        Optional<String> next = page.truncated() && !page.keys().isEmpty()
                ? Optional.of(page.keys().get(page.keys().size() - 1).substring("index/".length()))
                : Optional.empty();
        return new JobPage(jobs, next);
    }

    private Optional<Job> readable(JobId id) throws StoreFailedException {
        try {
            return job(id);
        } catch (InvalidDocumentException e) {
            environment.error(id, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Lets the planned objects of a job be requested. */
    public Change confirm(JobId id) throws StoreFailedException, InvalidDocumentException {
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<Job> job = job(id);
            if (job.isEmpty()) {
                return new Change(Result.NOT_FOUND, job);
            }
            JobState state = job.get().state();
            if (state.confirmedAt().isPresent()) {
                return new Change(Result.OK, job);
            }
            if (state.phase() != JobPhase.AWAITING_CONFIRMATION || job.get().cancelling()) {
                return new Change(Result.CONFLICT, job);
            }
            JobState confirmed = NextState.confirmed(state, records.writer(), clock.instant())
                    .build(Optional.empty());
            if (records.commit(id, confirmed)) {
                Job after = new Job(job.get().definition(), confirmed, false);
                environment.entered(after);
                return new Change(Result.OK, Optional.of(after));
            }
        }
        return new Change(Result.CONFLICT, job(id));
    }

    /** Wants a job to end. What COS accepted goes on and is charged. */
    public Change cancel(JobId id) throws StoreFailedException, InvalidDocumentException {
        Optional<Job> job = job(id);
        if (job.isEmpty()) {
            return new Change(Result.NOT_FOUND, job);
        }
        if (!job.get().phase().isOpen()) {
            return new Change(job.get().phase() == JobPhase.CANCELLED ? Result.OK : Result.CONFLICT, job);
        }
        records.requestCancellation(id);
        return new Change(
                Result.OK, Optional.of(new Job(job.get().definition(), job.get().state(), true)));
    }
}
