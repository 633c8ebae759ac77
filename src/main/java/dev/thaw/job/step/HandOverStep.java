package dev.thaw.job.step;

import dev.thaw.job.BatchWork;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobState;
import dev.thaw.job.RowPass;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.restore.DryRunStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;

/**
 * Judges a part of the planned objects that COS Batch is to restore by the policy in force, and writes down which of them it gets.
 * Sends nothing: class and size are known from the plan.
 */
final class HandOverStep {

    private final PlannedPass part;

    HandOverStep(StepContext step, JobDefinition definition, JobState state, JobWork work) {
        this.part = new PlannedPass(step, definition, state, work);
    }

    StepResult run() throws InvalidDocumentException {
        JobWork work = part.work;
        RestoreFlow flow = StepContext.flow(
                work, new DryRunStore(part.step.guarded(work.context().store())), InspectMode.UNLESS_KNOWN);
        return part.run(flow, this::receive, this::allHandedOver);
    }

    /** Manifests follow; after them the objects that are requested one by one. */
    private void allHandedOver() {
        int thisStep = part.next.before().step() + 1;
        part.next.batch = part.next.batch.map(batch -> batch.writing(thisStep));
    }

    private synchronized void receive(ObjectSource.Positioned entry, ObjectOutcome outcome) {
        if (outcome.details().object().isEmpty()) {
            part.bounds.stop(outcome.detail().orElse(outcome.name().word()));
            return;
        }
        part.bounds.watch(outcome);
        JobRow row = JobRow.of(outcome).as(part.source.takeRowOf(entry.candidate()));
        if (row.outcome() == OutcomeCode.WOULD_RESTORE) {
            part.spent = part.spent.plus(StepContext.spending(part.work, outcome));
            part.bounds.write(row.withCode(RowPass.HANDED_OVER));
        } else if (row.isUnfinished()) {
            part.pass = part.pass.plus(1, 0);
            part.bounds.write(row);
        } else {
            part.next.settle(row, false);
            part.bounds.write(row);
            StepContext.log(part.work, outcome);
        }
    }

    /** The pass over the objects that are requested one by one, once all manifests are written. */
    static BatchWork beginDirect(NextState next, BatchWork batch) {
        int thisStep = next.before().step() + 1;
        next.cursor = next.cursor
                .withTries(0)
                .withPass(
                        Optional.of(RowPass.over(1, next.cursor.lastPlanStep(), RowPass.Filter.PLANNED, thisStep + 1)));
        return batch.working(next.now());
    }
}
