package dev.thaw.job.step;

import dev.thaw.job.BatchGroup;
import dev.thaw.job.BatchWork;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobEngine;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.JobState;
import dev.thaw.job.RowPass;
import dev.thaw.job.batch.BatchAccess;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.policy.PriceList;
import dev.thaw.restore.DryRunStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a part of the source and judges every object of it; sends no restore request. Writes down the objects to restore and those
 * that failed; skipped ones are counted. When the source is read, objects that could not be looked at are taken again.
 */
final class PlanningStep {

    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final StepContext step;
    private final JobDefinition definition;
    private final JobWork work;
    private final NextState next;
    private final StepBounds bounds;
    private final RunTotals.Adding plan;
    private final Set<Candidate> pending =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private final Map<BatchGroup, Long> groups = new HashMap<>();
    private RowPass pass;
    private Optional<String> overLimit = Optional.empty();
    private Optional<Failure> brokenSource = Optional.empty();

    private record Failure(boolean retryable, String detail) {}

    PlanningStep(StepContext step, JobDefinition definition, JobState state, JobWork work) {
        this.step = step;
        this.definition = definition;
        this.work = work;
        this.next = new NextState(state, step.records().writer(), step.clock().instant());
        this.bounds = step.bounds();
        RunTotals start =
                state.step() == 0 ? RunTotals.start(work.context().policy().prices()) : state.plan();
        this.plan = new RunTotals.Adding(
                start, work.context().policy().prices(), work.context().policy().limits());
        if (state.step() == 0 && counts()) {
            next.batch = Optional.of(BatchWork.START);
        }
        this.pass = state.cursor().pass().orElseGet(() -> new RowPass(1, 0, 1, 0, RowPass.Filter.PLANNED, 1, 1, 0, 0));
    }

    /** Whether the job may be handed to COS Batch. */
    private boolean counts() {
        return work.batch().isPresent() && definition.engine() != JobEngine.DIRECT;
    }

    StepResult run() throws InvalidDocumentException {
        Spending spent = next.before().cursor().sourceRead() ? again() : readSource();
        next.plan = plan.totals(spent);
        groups.forEach((group, objects) -> next.batch = next.batch.map(batch -> batch.counted(group, objects)));
        next.cursor = next.cursor.withSpent(spent).withPass(Optional.of(pass));
        if (overLimit.isPresent()) {
            next.fail(overLimit.get());
        } else if (bounds.problem().isPresent()) {
            next.stall(bounds.problem().get(), step.clock().instant());
        } else {
            next.goesOn();
            if (next.cursor.sourceRead() && pass.isAtEnd()) {
                afterPass();
            }
        }
        brokenSource.filter(failure -> !failure.retryable()).ifPresent(failure -> next.fail(failure.detail()));
        return StepResult.of(next, bounds);
    }

    private Spending readSource() {
        ObjectSource source =
                bounds.bound(work.objects().from(next.before().cursor().position()));
        Spending spent = flow().restoreEach(
                        source, work.inList(), next.before().cursor().spent(), this::review, this::receiveNew);
        boolean atEnd = bounds.atEnd() && brokenSource.isEmpty();
        String position = bounds.position().isEmpty() ? next.before().cursor().position() : bounds.position();
        next.cursor = next.cursor.withPosition(position, atEnd);
        return spent;
    }

    /** Objects whose look was cut off, or failed for a while. */
    private Spending again() throws InvalidDocumentException {
        PassSource source =
                new PassSource(step.records(), definition.id(), pass, work, RowView.of(next.before(), step.schedule()));
        Spending spent = flow().restoreEach(
                        bounds.bound(source),
                        work.inList(),
                        next.before().cursor().spent(),
                        this::review,
                        (entry, outcome) -> {
                            source.takeRowOf(entry.candidate());
                            receive(entry, outcome);
                        });
        source.throwIfBroken();
        source.storeFailure().ifPresent(bounds::stop);
        RowPass moved = source.behind(bounds.position(), bounds.atEnd());
        pass = pass.at(moved.step(), moved.row());
        return spent;
    }

    private RestoreFlow flow() {
        // A live copy would be renewed by a batch job, and a listing does not show it.
        boolean mustLook = counts() && work.inspect() != JobWork.Inspect.LISTING;
        InspectMode mode = work.inspect() == JobWork.Inspect.HEAD || step.again() || mustLook
                ? InspectMode.ALWAYS
                : InspectMode.UNLESS_KNOWN;
        return StepContext.flow(
                work, new DryRunStore(step.guarded(work.context().store())), mode);
    }

    private RestoreDecision review(Candidate.Named candidate, RestoreDecision decision) {
        if (decision.<Boolean>fold(finished -> false, isPending -> true)) {
            pending.add(candidate);
        }
        return decision;
    }

    private void receiveNew(ObjectSource.Positioned entry, ObjectOutcome outcome) {
        boolean isAboutSource =
                entry.aboutSource() || outcome.details().object().isEmpty() && outcome.retryable();
        if (isAboutSource) {
            sourceBroke(outcome);
        } else {
            receive(entry, outcome);
        }
    }

    private synchronized void sourceBroke(ObjectOutcome outcome) {
        String detail = outcome.detail().orElse(outcome.name().word());
        brokenSource = Optional.of(new Failure(outcome.retryable(), detail));
        bounds.stop(detail);
    }

    private synchronized void receive(ObjectSource.Positioned entry, ObjectOutcome outcome) {
        bounds.watch(outcome);
        boolean wasPending = pending.remove(entry.candidate());
        JobRow row = JobRow.of(outcome);
        boolean mayBeTriedAgain = row.retryable()
                && row.key().isPresent()
                && (row.isUnfinished() || next.before().cursor().tries() < JobSchedule.MOST_TRIES);
        if (row.isPlanned()) {
            plan.add(outcome);
            BatchGroup.of(row).ifPresent(group -> groups.merge(group, 1L, Long::sum));
            next.planned(row.attributes().size().orElse(0L));
            next.cursor = next.cursor.withDays(row.days());
            bounds.write(row);
        } else if (mayBeTriedAgain) {
            boolean isUnfinished = row.isUnfinished();
            pass = pass.plus(isUnfinished ? 1 : 0, isUnfinished ? 0 : 1);
            bounds.write(row);
        } else {
            settle(row, outcome);
        }
        if (work.named() && wasPending && row.outcome() == OutcomeCode.REFUSED_BY_LIMIT) {
            overLimit = outcome.outcome().detail();
        }
    }

    /** What needs no request. Failures are written down, and restores that run already, which are waited for with the others. */
    private void settle(JobRow row, ObjectOutcome outcome) {
        Instant now = step.clock().instant();
        JobRow timed = NextState.withTimes(row, step.schedule(), now);
        next.settle(timed, true);
        if (timed.isComing()) {
            next.coming(timed, step.schedule(), now);
            bounds.write(timed);
        } else if (NextState.isFailure(timed)) {
            bounds.write(timed);
            StepContext.log(work, outcome);
        } else if (timed.outcome() == OutcomeCode.ALREADY_RESTORED) {
            next.readableUntil(timed.restoredUntil());
        }
    }

    private void afterPass() {
        if (Passes.goOn(next, pass, step.schedule())) {
            return;
        }
        int lastStep = next.before().step() + 1;
        next.cursor = next.cursor
                .withLastPlanStep(lastStep)
                .withTries(0)
                .withSpent(Spending.NOTHING)
                .withPass(Optional.of(RowPass.over(1, lastStep, RowPass.Filter.PLANNED, lastStep + 1)));
        next.batch = handedOver(lastStep);
        next.warnings = warnings();
        next.phase = definition.confirm() ? JobPhase.AWAITING_CONFIRMATION : JobPhase.REQUESTING;
        next.dueAt = Optional.of(definition.confirm() ? next.now().plus(JobSchedule.CONFIRMATION) : next.now());
        long batchJobs = next.batch.map(this::manifests).orElse(0L);
        if (batchJobs > BatchWork.MOST_PARTS) {
            next.fail("needs " + batchJobs + " batch jobs, and a job has " + BatchWork.MOST_PARTS
                    + " at most: split the request by prefix, or use the direct engine");
        }
    }

    private long manifests(BatchWork batch) {
        return batch.manifests(work.batch().map(BatchAccess::mostRows).orElse(BatchAccess.MOST_ROWS));
    }

    /** What COS Batch gets of the plan; its fees are part of the cost. */
    private Optional<BatchWork> handedOver(int lastStep) {
        if (work.batch().isEmpty()) {
            return Optional.empty();
        }
        BatchAccess access = work.batch().get();
        long planned = next.plan.summary().accepted() + next.plan.summary().extended();
        boolean isWanted = definition.engine() == JobEngine.BATCH || planned >= access.from();
        Optional<BatchWork> large = next.batch
                .map(batch -> batch.large(access.leastObjects()))
                .filter(batch -> isWanted && !batch.groups().isEmpty());
        Optional<PriceList> prices = work.context().policy().prices();
        large.flatMap(batch -> prices.map(known -> known.ofBatch(manifests(batch), batch.objects())))
                .ifPresent(fees -> next.plan = next.plan.plusCost(fees));
        return large.map(batch -> batch.handingOver(lastStep + 1));
    }

    private List<String> warnings() {
        List<String> found = new ArrayList<>();
        long planned = next.plan.summary().accepted()
                + next.plan.summary().extended()
                - next.batch.map(BatchWork::objects).orElse(0L);
        long seconds = work.rate() == 0 ? 0 : planned / work.rate();
        next.cursor
                .shortestDays()
                .filter(days -> seconds > days * SECONDS_PER_DAY / 2)
                .ifPresent(days ->
                        found.add("requesting all objects takes about " + seconds / 3600 + " hours at " + work.rate()
                                + " per second, and the shortest copies stay " + days
                                + " days: the first may be gone before the last are there; use more days"));
        return found;
    }
}
