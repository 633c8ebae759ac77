package dev.thaw.job.step;

import dev.thaw.job.JobSchedule;
import dev.thaw.job.store.JobRecords;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What every step needs.
 *
 * @param end when objects must no longer be begun
 * @param wallEnd when nothing may be sent any more, by the wall clock
 * @param cancelled whether somebody wants the job cancelled
 * @param again whether another worker began the same step: what it requested must be found by a look
 * @param mostObjects of one step
 */
public record StepContext(
        JobRecords records,
        JobSchedule schedule,
        InstantSource clock,
        Deadline end,
        Instant wallEnd,
        BooleanSupplier cancelled,
        boolean again,
        int mostObjects) {

    StepBounds bounds() {
        return new StepBounds(records.newRows(), end, cancelled, mostObjects);
    }

    ArchiveStore guarded(ArchiveStore store) {
        return new GuardedStore(store, clock, wallEnd);
    }

    /** A line about an object. One that cannot be written does not stop the step. */
    static void log(JobWork work, ObjectOutcome outcome) {
        try {
            work.context().log().accept(outcome);
        } catch (RuntimeException defect) {
            work.context().defects().log(defect);
        }
    }

    /** A flow over objects of the job, with its own way to inspect. */
    static RestoreFlow flow(JobWork work, ArchiveStore store, RequestOverrides.InspectMode inspect) {
        RestoreFlow.Context context = work.context();
        RequestOverrides asked = context.overrides();
        return new RestoreFlow(new RestoreFlow.Context(
                context.policy(),
                context.allowedBuckets(),
                context.ownFiles(),
                store,
                new RequestOverrides(asked.tier(), asked.days(), asked.extend(), inspect),
                context.deadline(),
                context.clock(),
                context.workers(),
                context.log(),
                context.defects()));
    }
}
