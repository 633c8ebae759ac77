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
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;

/**
 * Judges a part of the planned objects that COS Batch is to restore by the policy in force, and writes down which of them it gets.
 * Sends nothing: class and size are known from the plan.
 */
final class HandOverStep {

    private final StepContext step;
    private final JobWork work;
    private final NextState next;
    private final StepBounds bounds;
    private final PassSource source;
    private RowPass pass;
    private Spending spent;

    HandOverStep(StepContext step, JobDefinition definition, JobState state, JobWork work) {
        this.step = step;
        this.work = work;
        this.next = new NextState(state, step.records().writer(), step.clock().instant());
        this.bounds = step.bounds();
        this.pass = state.cursor().pass().orElseThrow();
        this.spent = state.cursor().spent();
        this.source = new PassSource(step.records(), definition.id(), pass, work, RowView.of(state, step.schedule()));
    }

    StepResult run() throws InvalidDocumentException {
        RestoreFlow flow = StepContext.flow(
                work, new DryRunStore(step.guarded(work.context().store())), InspectMode.UNLESS_KNOWN);
        flow.restoreEach(
                bounds.bound(source),
                work.inList(),
                next.before().cursor().spent(),
                (candidate, decision) -> PlanCheck.review(source.rowOf(candidate), decision),
                this::receive);
        source.throwIfBroken();
        source.storeFailure().ifPresent(bounds::stop);
        RowPass moved = source.behind(bounds.position(), bounds.atEnd());
        pass = pass.at(moved.step(), moved.row());
        next.cursor = next.cursor.withSpent(spent).withPass(Optional.of(pass));
        if (bounds.problem().isPresent()) {
            next.stall(bounds.problem().get(), step.clock().instant());
        } else {
            next.goesOn();
            if (pass.isAtEnd() && !Passes.goOn(next, pass, step.schedule())) {
                allHandedOver();
            }
        }
        return StepResult.of(next, bounds);
    }

    /** Manifests follow; after them the objects that are requested one by one. */
    private void allHandedOver() {
        int thisStep = next.before().step() + 1;
        next.batch = next.batch.map(batch -> batch.writing(thisStep));
    }

    private synchronized void receive(ObjectSource.Positioned entry, ObjectOutcome outcome) {
        if (outcome.details().object().isEmpty()) {
            bounds.stop(outcome.detail().orElse(outcome.name().word()));
            return;
        }
        bounds.watch(outcome);
        JobRow row = JobRow.of(outcome).as(source.takeRowOf(entry.candidate()));
        if (row.outcome() == OutcomeCode.WOULD_RESTORE) {
            spent = spent.plus(StepContext.spending(work, outcome));
            bounds.write(row.withCode(RowPass.HANDED_OVER));
        } else if (row.isUnfinished()) {
            pass = pass.plus(1, 0);
            bounds.write(row);
        } else {
            next.settle(row, false);
            bounds.write(row);
            StepContext.log(work, outcome);
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
