package dev.thaw.job.step;

import dev.thaw.job.BatchWork;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobState;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.StoreFailedException;
import java.time.Instant;
import java.util.Optional;

/** Does one step of a job, whatever its phase; commits nothing. Blocks until the step ends. */
public final class JobSteps {

    private JobSteps() {}

    /**
     * Plans, requests or verifies a part of a job.
     *
     * @throws InvalidDocumentException if a file of rows is damaged
     * @throws StoreFailedException if the store of the jobs does not answer
     */
    public static StepResult run(StepContext step, JobDefinition job, JobState state, JobWork work)
            throws InvalidDocumentException, StoreFailedException {
        return switch (state.phase()) {
            case PLANNING -> new PlanningStep(step, job, state, work).run();
            case REQUESTING -> requesting(step, job, state, work);
            case RESTORING -> new Verification(step, job, state, work).run();
            default -> throw new IllegalArgumentException("no step in phase " + state.phase());
        };
    }

    private static StepResult requesting(StepContext step, JobDefinition job, JobState state, JobWork work)
            throws InvalidDocumentException, StoreFailedException {
        if (state.batch().isEmpty()) {
            return new RequestingStep(step, job, state, work).run();
        }
        BatchWork batch = state.batch().get();
        return switch (batch.stage()) {
            case HANDING_OVER -> new HandOverStep(step, job, state, work).run();
            case WRITING -> new ManifestStep(step, job, state, work).run();
            default -> bothWays(step, job, state, work, batch);
        };
    }

    /** Batch jobs are watched from time to time; in between, the other objects are requested one by one. */
    private static StepResult bothWays(
            StepContext step, JobDefinition job, JobState state, JobWork work, BatchWork batch)
            throws InvalidDocumentException, StoreFailedException {
        Instant now = step.clock().instant();
        boolean isDirectDue = batch.directAt().filter(due -> !due.isAfter(now)).isPresent();
        boolean isCheckDue = batch.checkAt().filter(due -> !due.isAfter(now)).isPresent();
        if (isDirectDue && !isCheckDue && !step.cancelling()) {
            StepResult result = new RequestingStep(step, job, state, work).run();
            result.next().afterDirect();
            return result;
        }
        if (work.batch().isEmpty()) {
            NextState next = new NextState(state, step.records().writer(), now);
            next.stall("its batch jobs cannot be watched: the policy allows no COS Batch any more", now);
            return new StepResult(next, Optional.empty());
        }
        return new BatchStep(step, job, state, work.batch().get().service()).run();
    }

    /** Ends a job before it is finished: how it ends follows from what is known. @param reason for people */
    public static NextState endEarly(JobState state, String writer, Instant now, String reason) {
        NextState next = new NextState(state, writer, now);
        next.giveUp(state.phase() == JobPhase.REQUESTING ? state.waiting() : 0);
        next.problem = Optional.of(reason);
        next.end(next.progress().readable() > 0 ? JobPhase.PARTLY_READY : JobPhase.FAILED);
        return next;
    }

    /** Gives a step up that no worker could finish: the job goes on with what was requested, or fails while it is planned. */
    public static NextState giveUp(JobState state, String writer, Instant now, String reason) {
        NextState next = new NextState(state, writer, now);
        if (state.phase() == JobPhase.PLANNING) {
            next.fail(reason);
            return next;
        }
        if (state.phase() == JobPhase.REQUESTING) {
            long underWay = state.batch().map(BatchWork::openRows).orElse(0L);
            next.goOnWithout(Math.max(0, state.waiting() - underWay), reason);
            Verification.beginIfAllEnded(next);
        }
        next.problem = Optional.of(reason);
        return next;
    }
}
