package dev.thaw.job.step;

import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.JobState;
import dev.thaw.job.RowPass;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Requests a part of what was planned. Each object is judged again by the policy in force: what is not as planned is left alone. A
 * step that another worker began, and every further try, begins with a look at each object, so that nothing is requested twice.
 */
final class RequestingStep {

    private final StepContext step;
    private final JobWork work;
    private final NextState next;
    private final StepBounds bounds;
    private final PassSource source;
    private RowPass pass;
    private Spending spent;

    RequestingStep(StepContext step, JobDefinition definition, JobState state, JobWork work) {
        this.step = step;
        this.work = work;
        this.next = new NextState(state, step.records().writer(), step.clock().instant());
        this.bounds = step.bounds();
        this.pass = state.cursor().pass().orElseThrow();
        this.spent = state.cursor().spent();
        this.source = new PassSource(step.records(), definition.id(), pass, work, RowView.of(state, step.schedule()));
    }

    StepResult run() throws InvalidDocumentException {
        RestoreFlow flow = StepContext.flow(work, step.guarded(work.context().store()), inspectMode());
        flow.restoreEach(
                bounds.bound(source), work.inList(), next.before().cursor().spent(), this::review, this::receive);
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
                Verification.beginIfAllEnded(next);
            }
        }
        return StepResult.of(next, bounds);
    }

    private InspectMode inspectMode() {
        boolean first = pass.filter() == RowPass.Filter.PLANNED && !step.again();
        return first && work.inspect() == JobWork.Inspect.LISTING ? InspectMode.UNLESS_KNOWN : InspectMode.ALWAYS;
    }

    /** Only what is still as planned is requested. */
    private RestoreDecision review(Candidate.Named candidate, RestoreDecision decision) {
        return PlanCheck.review(source.rowOf(candidate), decision);
    }

    private synchronized void receive(ObjectSource.Positioned entry, ObjectOutcome outcome) {
        if (outcome.details().object().isEmpty()) {
            bounds.stop(outcome.detail().orElse(outcome.name().word()));
            return;
        }
        bounds.watch(outcome);
        JobRow planned = source.takeRowOf(entry.candidate());
        Instant now = step.clock().instant();
        JobRow row = NextState.withTimes(foundAgain(JobRow.of(outcome).as(planned)), step.schedule(), now);
        bounds.write(row);
        StepContext.log(work, outcome);
        if (row.isUnfinished()) {
            pass = pass.plus(1, 0);
        } else if (row.retryable() && next.cursor.tries() < JobSchedule.MOST_TRIES) {
            pass = pass.plus(0, 1);
        } else {
            next.settle(row, false);
            requested(row, outcome, now);
        }
    }

    /** What a worker that died, or a try without an answer, has requested may be restored by now: it was requested by this job. */
    private JobRow foundAgain(JobRow row) {
        boolean isRepeated = step.again() || pass.filter() != RowPass.Filter.PLANNED;
        return isRepeated && row.outcome() == OutcomeCode.ALREADY_RESTORED
                ? row.withOutcome(OutcomeCode.IN_PROGRESS)
                : row;
    }

    private void requested(JobRow row, ObjectOutcome outcome, Instant now) {
        if (row.isComing()) {
            next.coming(row, step.schedule(), now);
        } else if (row.outcome() == OutcomeCode.EXTENDED) {
            next.counted(1, 0, 0);
            next.readableUntil(row.restoredUntil());
        } else if (row.outcome() == OutcomeCode.ALREADY_RESTORED) {
            next.readableUntil(row.restoredUntil());
        }
        if (row.outcome() == OutcomeCode.ACCEPTED || row.outcome() == OutcomeCode.EXTENDED) {
            spend(outcome);
        }
    }

    /** Only what is settled counts: an object whose answer was lost is tried again, and must find room for it. */
    private void spend(ObjectOutcome outcome) {
        spent = spent.plus(StepContext.spending(work, outcome));
    }
}
