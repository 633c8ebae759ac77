package dev.thaw.job.step;

import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobState;
import dev.thaw.job.RowPass;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.report.Spending;
import java.util.Optional;

/**
 * A step's part of a pass over planned objects: each is judged once more by the policy in force, and what is left for another try
 * becomes another pass. What is done with an object is up to the step. Pass and spending change under the lock of the step.
 */
final class PlannedPass {

    final StepContext step;
    final JobWork work;
    final NextState next;
    final StepBounds bounds;
    final PassSource source;
    RowPass pass;
    Spending spent;

    PlannedPass(StepContext step, JobDefinition definition, JobState state, JobWork work) {
        this.step = step;
        this.work = work;
        this.next = new NextState(state, step.records().writer(), step.clock().instant());
        this.bounds = step.bounds();
        this.pass = state.cursor().pass().orElseThrow();
        this.spent = state.cursor().spent();
        this.source = new PassSource(step.records(), definition.id(), pass, work, RowView.of(state, step.schedule()));
    }

    /** @param atEnd what follows when no object of the pass is left for another try */
    StepResult run(RestoreFlow flow, RestoreFlow.Receiver receiver, Runnable atEnd) throws InvalidDocumentException {
        flow.restoreEach(
                bounds.bound(source),
                work.inList(),
                next.before().cursor().spent(),
                (candidate, decision) -> PlanCheck.review(source.rowOf(candidate), decision),
                receiver);
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
                atEnd.run();
            }
        }
        return StepResult.of(next, bounds);
    }
}
