package dev.thaw.job.step;

import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.JobState;
import dev.thaw.job.RowPass;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Instant;

/**
 * Requests a part of what was planned. Each object is judged again by the policy in force: what is not as planned is left alone. A
 * step that another worker began, and every further try, begins with a look at each object, so that nothing is requested twice.
 */
final class RequestingStep {

    private final PlannedPass part;

    RequestingStep(StepContext step, JobDefinition definition, JobState state, JobWork work) {
        this.part = new PlannedPass(step, definition, state, work);
    }

    StepResult run() throws InvalidDocumentException {
        RestoreFlow flow = StepContext.flow(
                part.work, part.step.guarded(part.work.context().store()), inspectMode());
        return part.run(flow, this::receive, () -> Verification.beginIfAllEnded(part.next));
    }

    private InspectMode inspectMode() {
        boolean first = part.pass.filter() == RowPass.Filter.PLANNED && !part.step.again();
        return first && part.work.inspect() == JobWork.Inspect.LISTING ? InspectMode.UNLESS_KNOWN : InspectMode.ALWAYS;
    }

    private synchronized void receive(ObjectSource.Positioned entry, ObjectOutcome outcome) {
        if (outcome.details().object().isEmpty()) {
            part.bounds.stop(outcome.detail().orElse(outcome.name().word()));
            return;
        }
        part.bounds.watch(outcome);
        JobRow planned = part.source.takeRowOf(entry.candidate());
        Instant now = part.step.clock().instant();
        JobRow row = NextState.withTimes(foundAgain(JobRow.of(outcome).as(planned)), part.step.schedule(), now);
        part.bounds.write(row);
        StepContext.log(part.work, outcome);
        if (row.isUnfinished()) {
            part.pass = part.pass.plus(1, 0);
        } else if (row.retryable() && part.next.cursor.tries() < JobSchedule.MOST_TRIES) {
            part.pass = part.pass.plus(0, 1);
        } else {
            part.next.settle(row, false);
            requested(row, outcome, now);
        }
    }

    /** What a worker that died, or a try without an answer, has requested may be restored by now: it was requested by this job. */
    private JobRow foundAgain(JobRow row) {
        boolean isRepeated = part.step.again() || part.pass.filter() != RowPass.Filter.PLANNED;
        return isRepeated && row.outcome() == OutcomeCode.ALREADY_RESTORED
                ? row.withOutcome(OutcomeCode.IN_PROGRESS)
                : row;
    }

    private void requested(JobRow row, ObjectOutcome outcome, Instant now) {
        if (row.isComing()) {
            part.next.coming(row, part.step.schedule(), now);
        } else if (row.outcome() == OutcomeCode.EXTENDED) {
            part.next.counted(1, 0, 0);
            part.next.readableUntil(row.restoredUntil());
        } else if (row.outcome() == OutcomeCode.ALREADY_RESTORED) {
            part.next.readableUntil(row.restoredUntil());
        }
        if (row.outcome() == OutcomeCode.ACCEPTED || row.outcome() == OutcomeCode.EXTENDED) {
            spend(outcome);
        }
    }

    /** Only what is settled counts: an object whose answer was lost is tried again, and must find room for it. */
    private void spend(ObjectOutcome outcome) {
        part.spent = part.spent.plus(StepContext.spending(part.work, outcome));
    }
}
