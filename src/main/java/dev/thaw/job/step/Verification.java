package dev.thaw.job.step;

import dev.thaw.job.BatchWork;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobState;
import dev.thaw.job.JobState.Check;
import dev.thaw.job.RowPass;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out by HEAD which of the requested objects can be read. While there are many, a look at a few of them decides whether
 * looking at all is worth it, so that an object costs one HEAD or two and not one per look.
 */
final class Verification {

    /** Up to so many open objects are all looked at each time. */
    private static final int FEW = 1000;

    private final StepContext step;
    private final JobDefinition definition;
    private final JobWork work;
    private final NextState next;
    private final StepBounds bounds;

    Verification(StepContext step, JobDefinition definition, JobState state, JobWork work) {
        this.step = step;
        this.definition = definition;
        this.work = work;
        this.next = new NextState(state, step.records().writer(), step.clock().instant());
        this.bounds = step.bounds();
    }

    /** The step that follows requests everything no more: from here on the job waits. */
    static void begin(NextState next) {
        int thisStep = next.before().step() + 1;
        // Restores that ran already when they were planned stand in the rows of the plan.
        int first = next.summary().inProgress() > 0 ? 1 : next.cursor.lastPlanStep() + 1;
        next.phase = JobPhase.RESTORING;
        next.cursor = next.cursor
                .withTries(0)
                .withPass(Optional.of(RowPass.over(first, thisStep, RowPass.Filter.COMING, thisStep + 1)));
        if (open(next) == 0) {
            conclude(next);
        } else {
            next.dueAt = next.cursor.check().firstAt().or(() -> Optional.of(next.now()));
        }
    }

    /** All objects that are requested one by one are settled: the job waits, also for its batch jobs. */
    static void beginIfAllEnded(NextState next) {
        Optional<BatchWork> batch = next.batch.map(work -> work.withDirectAt(Optional.empty()));
        next.batch = batch;
        if (batch.isPresent() && !batch.get().allEnded()) {
            next.dueAt = batch.get().dueAt();
        } else {
            begin(next);
        }
    }

    private static long open(NextState next) {
        long requested = next.summary().accepted()
                + next.summary().extended()
                + next.summary().inProgress();
        return requested
                - next.progress().readable()
                - next.progress().overdue()
                - next.progress().lost();
    }

    /** How the job ends, once it is known of every object how it ends. */
    private static void conclude(NextState next) {
        boolean allWell = next.summary().failed() == 0
                && next.progress().overdue() == 0
                && next.progress().lost() == 0;
        next.sampled(Optional.empty());
        if (allWell) {
            next.problem = Optional.empty();
            next.end(JobPhase.READY);
        } else {
            next.end(next.progress().readable() > 0 ? JobPhase.PARTLY_READY : JobPhase.FAILED);
        }
    }

    StepResult run() throws InvalidDocumentException, StoreFailedException {
        RowPass pass = next.cursor.pass().orElseThrow();
        boolean isUnderWay = pass.step() > pass.first() || pass.row() > 0;
        if (isUnderWay || open(next) <= FEW || isForced()) {
            lookAtAll(pass, isUnderWay);
        } else {
            lookAtSome(pass);
        }
        return StepResult.of(next, bounds);
    }

    /** When all must be looked at, however many they are: once after the last ready time, and once when all are overdue. */
    private boolean isForced() {
        Check check = next.cursor.check();
        return check.allNext()
                || !check.forcedReadyBy() && hasPassed(next.before().readyBy())
                || !check.forcedOverdue() && hasPassed(check.overdueAt());
    }

    private boolean hasPassed(Optional<Instant> time) {
        return time.filter(moment -> !next.now().isBefore(moment)).isPresent();
    }

    private void lookAtAll(RowPass started, boolean isUnderWay) throws InvalidDocumentException {
        RowPass pass = isUnderWay
                ? started
                : RowPass.over(
                        started.first(),
                        started.last(),
                        started.filter(),
                        next.before().step() + 1);
        PassSource source = new PassSource(step.records(), definition.id(), pass, work, view());
        flow().statusOfEach(
                        bounds.bound(source), (entry, outcome) -> receive(source, entry, outcome, promoted(outcome)));
        source.throwIfBroken();
        source.storeFailure().ifPresent(bounds::stop);
        RowPass moved = source.behind(bounds.position(), bounds.atEnd());
        next.cursor = next.cursor.withPass(Optional.of(moved));
        if (bounds.problem().isPresent()) {
            next.stall(bounds.problem().get(), step.clock().instant());
        } else if (moved.isAtEnd()) {
            next.goesOn();
            lookedAtAll(moved);
        } else {
            next.goesOn();
        }
    }

    private void lookedAtAll(RowPass pass) {
        int thisStep = next.before().step() + 1;
        next.sampled(Optional.empty());
        next.cursor = next.cursor
                .withCheck(next.cursor
                        .check()
                        .lookedAtAll(
                                hasPassed(next.before().readyBy()),
                                hasPassed(next.cursor.check().overdueAt())))
                .withPass(Optional.of(RowPass.over(pass.output(), thisStep, RowPass.Filter.UNDECIDED, thisStep + 1)));
        if (open(next) <= 0) {
            conclude(next);
        } else {
            waitForNextLook();
        }
    }

    private void waitForNextLook() {
        Check check = next.cursor.check();
        Instant regular = next.now().plus(step.schedule().check(check.looks()));
        Instant due = regular;
        if (!check.forcedReadyBy()) {
            due = earlier(due, next.before().readyBy());
        }
        if (!check.forcedOverdue()) {
            due = earlier(due, check.overdueAt());
        }
        next.dueAt = Optional.of(due);
    }

    private Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(time -> time.isBefore(one) && time.isAfter(next.now()))
                .orElse(one);
    }

    private void lookAtSome(RowPass pass) throws InvalidDocumentException, StoreFailedException {
        Sample sample = Sample.of(step, definition.id(), pass, open(next), work, view());
        flow().statusOfEach(bounds.bound(sample.source()), (entry, outcome) -> sample.receive(outcome));
        boolean worthAll = sample.size() > 0 && !sample.anyRunning();
        next.goesOn();
        next.cursor = next.cursor.withCheck(next.cursor.check().lookedAtSome(worthAll));
        next.sampled(
                sample.readableShare(next.progress().readable(), next.before().requested()));
        if (!worthAll) {
            waitForNextLook();
        }
    }

    private RowView view() {
        return RowView.of(next.before(), step.schedule());
    }

    private RestoreFlow flow() {
        return StepContext.flow(work, step.guarded(work.context().store()), InspectMode.ALWAYS);
    }

    /** Moves a readable object to another class, where its rule says so. Blocks, so no lock is held. */
    private Optional<ObjectOutcome> promoted(ObjectOutcome outcome) {
        return isReadable(outcome.name())
                ? outcome.details()
                        .object()
                        .flatMap(object -> work.promotion()
                                .promote(object, outcome.details().facts()))
                : Optional.empty();
    }

    private static boolean isReadable(OutcomeCode outcome) {
        return outcome == OutcomeCode.RESTORED || outcome == OutcomeCode.READABLE;
    }

    private synchronized void receive(
            PassSource source,
            ObjectSource.Positioned entry,
            ObjectOutcome outcome,
            Optional<ObjectOutcome> promotion) {
        if (outcome.details().object().isEmpty()) {
            bounds.stop(outcome.detail().orElse(outcome.name().word()));
            return;
        }
        bounds.watch(outcome);
        JobRow before = source.takeRowOf(entry.candidate());
        JobRow row = JobRow.of(outcome).as(before).withReadyBy(before.readyBy().orElse(next.now()));
        if (isReadable(row.outcome())
                && promotion.filter(ObjectOutcome::retryable).isPresent()
                && !isOverdue(row)) {
            bounds.write(row.withOutcome(OutcomeCode.NOT_PROCESSED));
            return;
        }
        promotion.ifPresent(this::moved);
        if (isReadable(row.outcome())) {
            next.counted(1, 0, 0);
            next.readableUntil(row.restoredUntil());
            bounds.write(row);
        } else if (isGone(row) && isGone(before)) {
            next.counted(0, 0, 1);
            next.addFailure(row.withCode(RowPass.LOST));
            bounds.write(row.withCode(RowPass.LOST));
            StepContext.log(work, outcome);
        } else if (!isGone(row) && isOverdue(row)) {
            next.counted(0, 1, 0);
            next.addFailure(row.withCode(RowPass.OVERDUE));
            bounds.write(row.withCode(RowPass.OVERDUE));
            StepContext.log(work, outcome);
        } else {
            bounds.write(row);
        }
    }

    private void moved(ObjectOutcome outcome) {
        boolean hasMoved = outcome.name() == OutcomeCode.PROMOTED;
        boolean wasLeft = outcome.name() == OutcomeCode.PROMOTION_FAILED || outcome.name() == OutcomeCode.CHANGED;
        next.promoted(hasMoved ? 1 : 0, wasLeft ? 1 : 0);
        StepContext.log(work, outcome);
    }

    private static boolean isGone(JobRow row) {
        return row.outcome() == OutcomeCode.ARCHIVED || row.outcome() == OutcomeCode.MISSING;
    }

    /** At twice the longest published time. */
    private boolean isOverdue(JobRow row) {
        Duration latest = step.schedule().latest(row.tier(), row.attributes().storageClass());
        return !next.now().isBefore(row.readyBy().orElse(next.now()).plus(latest));
    }
}
