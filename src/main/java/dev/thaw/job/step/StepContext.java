package dev.thaw.job.step;

import dev.thaw.job.JobSchedule;
import dev.thaw.job.store.JobRecords;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import java.math.BigDecimal;
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
 * @param cancelling whether the job is to end: only its batch jobs are left to be cancelled
 */
public record StepContext(
        JobRecords records,
        JobSchedule schedule,
        InstantSource clock,
        Deadline end,
        Instant wallEnd,
        BooleanSupplier cancelled,
        boolean again,
        int mostObjects,
        boolean cancelling) {

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

    /** What a requested object counts against the limits of the policy. */
    static Spending spending(JobWork work, ObjectOutcome outcome) {
        return new Spending(
                1,
                outcome.details().facts().size().orElse(0L),
                CostEstimate.costOf(outcome.details(), work.context().policy().prices())
                        .orElse(BigDecimal.ZERO));
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
