package dev.thaw.job.engine;

import dev.thaw.job.BatchWork;
import dev.thaw.job.Job;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.JobState;
import dev.thaw.job.JobState.PendingNotice;
import dev.thaw.job.engine.ContinueReport.ContinuedJob;
import dev.thaw.job.engine.JobEnvironment.UnworkableJobException;
import dev.thaw.job.step.JobSteps;
import dev.thaw.job.step.JobWork;
import dev.thaw.job.step.NextState;
import dev.thaw.job.step.StepContext;
import dev.thaw.job.step.StepResult;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobRecords;
import dev.thaw.job.store.JobRecords.Claim;
import dev.thaw.job.store.JobRecords.Claimed;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.restore.store.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Continues jobs: takes the one that waited longest, does a step of it, commits it, and so on until nothing is due or the time is
 * over. Any number of workers may do this at the same time, and any of them may die at any moment. For one invocation and one
 * thread.
 */
public final class JobRunner {

    /** Kept for the rows and the state of a step. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private static final Duration SHORTEST_STEP = Duration.ofMillis(1500);
    /** Enough for a manifest of some size. */
    private static final Duration MANIFEST_TIME = Duration.ofSeconds(20);

    private static final Duration CANCEL_POLL = Duration.ofSeconds(10);
    private static final Duration NOTICE_PATIENCE = Duration.ofHours(24);
    private static final Duration LONGEST_NOTICE_PAUSE = Duration.ofMinutes(60);

    private final JobRecords records;
    private final JobSchedule schedule;
    private final InstantSource clock;
    private final JobEnvironment environment;
    private final int mostObjects;
    private final Map<JobId, ContinuedJob> worked = new LinkedHashMap<>();
    private final Map<JobId, JobWork> works = new LinkedHashMap<>();
    private Optional<StoreFailedException> failure = Optional.empty();
    private boolean stepFailed;
    private Duration halfOfCall = Duration.ZERO;
    private int commits;
    /** Whether a job that may be due was not worked on: there was no time to look at it, or another worker is at it. */
    private boolean leftOut;

    /** @param mostObjects of one step */
    public JobRunner(
            JobRecords records,
            JobSchedule schedule,
            InstantSource clock,
            JobEnvironment environment,
            int mostObjects) {
        this.records = records;
        this.schedule = schedule;
        this.clock = clock;
        this.environment = environment;
        this.mostObjects = mostObjects;
    }

    /** A job that may be due. */
    private record Candidate(JobDefinition definition, JobState state, boolean cancelled, Instant dueAt) {}

    /**
     * Continues jobs.
     *
     * @param only this job; absent for all open ones
     * @param until when the call must end
     * @throws StoreFailedException if nothing could be done at all
     */
    public ContinueReport run(Optional<JobId> only, Deadline until) throws StoreFailedException {
        Instant wallEnd = clock.instant().plus(until.remaining());
        halfOfCall = until.remaining().dividedBy(2);
        PriorityQueue<Candidate> waiting = load(only.isPresent() ? List.of(only.get()) : records.open(), until);
        boolean nothingLoaded = waiting.isEmpty();
        boolean isDue = isDue(waiting);
        while (isDue && until.remaining().compareTo(SHORTEST_STEP.multipliedBy(2)) > 0) {
            Candidate next = waiting.remove();
            step(next, until, wallEnd).ifPresent(waiting::add);
            isDue = isDue(waiting);
        }
        if (failure.isPresent() && commits == 0 && (nothingLoaded || stepFailed)) {
            throw failure.get();
        }
        return new ContinueReport(new ArrayList<>(worked.values()), !isDue && !leftOut);
    }

    /**
     * The jobs and when they are due. Takes half of the time at most: of very many jobs each call looks at others first, so that all
     * have their turn.
     */
    private PriorityQueue<Candidate> load(List<JobId> ids, Deadline until) {
        Deadline half = until.halfway();
        List<JobId> order = new ArrayList<>(ids);
        Collections.rotate(order, (int) (clock.instant().getEpochSecond() % Math.max(1, order.size())));
        PriorityQueue<Candidate> waiting = new PriorityQueue<>(Comparator.comparing(Candidate::dueAt)
                .thenComparing(job -> job.definition().createdAt()));
        for (JobId id : order) {
            leftOut |= half.isOver();
            if (!leftOut) {
                candidate(id).ifPresent(waiting::add);
            }
        }
        return waiting;
    }

    private boolean isDue(PriorityQueue<Candidate> waiting) {
        return !waiting.isEmpty() && !waiting.peek().dueAt().isAfter(clock.instant());
    }

    private Optional<Candidate> candidate(JobId id) {
        try {
            Optional<JobDefinition> definition = records.definition(id);
            return definition.isEmpty() ? Optional.empty() : Optional.of(candidate(definition.get()));
        } catch (InvalidDocumentException e) {
            damaged(id, e);
            return Optional.empty();
        } catch (StoreFailedException e) {
            failed(id, Optional.empty(), e);
            return Optional.empty();
        }
    }

    private Candidate candidate(JobDefinition definition) throws StoreFailedException, InvalidDocumentException {
        return candidate(definition, records.latest(definition));
    }

    private Candidate candidate(JobDefinition definition, JobState state) throws StoreFailedException {
        boolean cancelled = state.phase().isOpen() && records.isCancelled(definition.id());
        return new Candidate(definition, state, cancelled, dueAt(definition, state, cancelled));
    }

    private static Instant dueAt(JobDefinition definition, JobState state, boolean cancelled) {
        Optional<Instant> notice =
                state.notices().stream().map(PendingNotice::nextAt).min(Comparator.naturalOrder());
        if (!state.phase().isOpen()) {
            return notice.orElse(Instant.EPOCH);
        }
        Instant due = cancelled ? Instant.EPOCH : state.dueAt().orElse(Instant.EPOCH);
        Instant end = definition.createdAt().plus(JobSchedule.LIFETIME);
        return earlier(earlier(due, end), notice.orElse(end));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The job as it is after the step; empty if it is not to be continued here. */
    private Optional<Candidate> step(Candidate job, Deadline until, Instant wallEnd) {
        JobId id = job.definition().id();
        try {
            JobState state = job.state();
            if (!state.phase().isOpen() && state.notices().isEmpty()) {
                records.close(id);
                commits++;
                note(job.definition(), state, 0, 0);
                return Optional.empty();
            }
            if (until.remaining().compareTo(leastTime(state)) < 0) {
                leftOut = true;
                return Optional.empty();
            }
            Claimed claimed = records.claim(id, state.step() + 1, until.remaining());
            if (claimed.claim() == Claim.BUSY) {
                leftOut = true;
                return Optional.empty();
            }
            if (records.isTaken(id, state.step() + 1)) {
                return Optional.of(candidate(job.definition()));
            }
            return next(job, claimed, until, wallEnd);
        } catch (InvalidDocumentException e) {
            damaged(id, e);
            return Optional.empty();
        } catch (StoreFailedException e) {
            stepFailed = true;
            failed(id, Optional.of(job.state().phase()), e);
            return Optional.empty();
        }
    }

    /** A manifest that is begun with little time left would have few rows, and a job has few manifests. */
    private Duration leastTime(JobState state) {
        boolean writes = state.batch()
                .filter(batch -> batch.stage() == BatchWork.Stage.WRITING)
                .isPresent();
        return writes && halfOfCall.compareTo(MANIFEST_TIME) > 0 ? MANIFEST_TIME : writes ? halfOfCall : Duration.ZERO;
    }

    private Optional<Candidate> next(Candidate job, Claimed claimed, Deadline until, Instant wallEnd)
            throws StoreFailedException, InvalidDocumentException {
        JobId id = job.definition().id();
        JobState state = job.state();
        Instant now = clock.instant();
        Optional<NextState> change = withoutObjects(job, claimed.claim(), now);
        Optional<String> rows = Optional.empty();
        if (change.isEmpty()) {
            StepResult result = withObjects(job, claimed, until, wallEnd);
            change = Optional.of(result.next());
            if (result.rows().isPresent()) {
                rows = Optional.of(records.writeRows(
                        id, state.step() + 1, state.phase(), result.rows().get()));
            }
        }
        NextState next = change.get();
        if (next.phase() != state.phase() && environment.notifies(next.phase())) {
            next.addNotice(clock.instant());
        }
        JobState after = next.build(rows);
        if (!records.commit(id, after)) {
            return Optional.of(candidate(job.definition()));
        }
        commits++;
        note(job.definition(), after, 1, handled(state, after));
        if (after.phase() != state.phase()) {
            environment.entered(new Job(job.definition(), after, false));
        }
        return Optional.of(candidate(job.definition(), after));
    }

    /** What needs no object: notices, cancelling, expiry, the end of patience. */
    private Optional<NextState> withoutObjects(Candidate job, Claim claim, Instant now) {
        JobState state = job.state();
        if (state.notices().stream().anyMatch(notice -> !notice.nextAt().isAfter(now))) {
            return Optional.of(deliver(job, now));
        }
        boolean isHopeless =
                state.stall().times() > 0 && state.withoutProgress(now).compareTo(JobSchedule.PATIENCE) >= 0;
        if (job.cancelled() && (isHopeless || !hasBatchJobs(state))) {
            NextState next = new NextState(state, records.writer(), now);
            next.end(JobPhase.CANCELLED);
            return Optional.of(next);
        }
        boolean isTooOld = !now.isBefore(job.definition().createdAt().plus(JobSchedule.LIFETIME));
        if (isTooOld) {
            return Optional.of(JobSteps.endEarly(state, records.writer(), now, "the job was open for 60 days"));
        }
        if (state.phase() == JobPhase.AWAITING_CONFIRMATION) {
            NextState next = new NextState(state, records.writer(), now);
            next.end(JobPhase.EXPIRED_UNCONFIRMED);
            return Optional.of(next);
        }
        if (claim == Claim.GIVEN_UP) {
            return Optional.of(JobSteps.giveUp(
                    state,
                    records.writer(),
                    now,
                    "step " + (state.step() + 1) + " was begun " + JobRecords.MOST_ATTEMPTS
                            + " times and never finished: see the log of the function"));
        }
        return isHopeless ? Optional.of(withoutHope(state, now)) : Optional.empty();
    }

    /** Whether batch jobs are to be cancelled before the job has ended. */
    private static boolean hasBatchJobs(JobState state) {
        return state.batch().map(BatchWork::openRows).orElse(0L) > 0;
    }

    /** Nothing was settled for a day: planning fails, requesting goes on without the rest, and waiting ends. */
    private NextState withoutHope(JobState state, Instant now) {
        String reason =
                "given up after 24 hours without progress: " + state.problem().orElse("");
        return state.phase() == JobPhase.RESTORING
                ? JobSteps.endEarly(state, records.writer(), now, reason)
                : JobSteps.giveUp(state, records.writer(), now, reason);
    }

    private StepResult withObjects(Candidate job, Claimed claimed, Deadline until, Instant wallEnd)
            throws StoreFailedException, InvalidDocumentException {
        JobWork work;
        try {
            work = work(job.definition());
        } catch (UnworkableJobException e) {
            NextState next = new NextState(job.state(), records.writer(), clock.instant());
            next.stall(String.valueOf(e.getMessage()), clock.instant());
            return new StepResult(next, Optional.empty());
        }
        Duration left = until.remaining();
        Duration reserve = RESERVE.compareTo(left.dividedBy(2)) < 0 ? RESERVE : left.dividedBy(2);
        StepContext context = new StepContext(
                records,
                schedule,
                clock,
                until.within(shortened(left.minus(reserve), claimed.attempt())),
                wallEnd,
                cancelCheck(job.definition().id()),
                claimed.claim() == Claim.AGAIN,
                Math.max(1, mostObjects >> 2 * (claimed.attempt() - 1)),
                job.cancelled());
        return JobSteps.run(context, job.definition(), job.state(), work);
    }

    /** A step that other workers died in is made shorter each time, so that at last one of them lives to commit it. */
    private static Duration shortened(Duration time, int attempt) {
        Duration shorter = time.dividedBy(1L << 2 * (attempt - 1));
        return attempt == 1 || shorter.compareTo(SHORTEST_STEP) > 0 ? shorter : SHORTEST_STEP;
    }

    private JobWork work(JobDefinition definition) throws UnworkableJobException {
        JobWork known = works.get(definition.id());
        if (known == null) {
            known = environment.work(definition);
            works.put(definition.id(), known);
        }
        return known;
    }

    /** Asks the store every ten seconds; what it does not answer is no. */
    private BooleanSupplier cancelCheck(JobId id) {
        return new BooleanSupplier() {
            private Instant next = clock.instant().plus(CANCEL_POLL);
            private boolean cancelled;

            @Override
            public synchronized boolean getAsBoolean() {
                Instant now = clock.instant();
                if (!cancelled && !now.isBefore(next)) {
                    next = now.plus(CANCEL_POLL);
                    cancelled = isCancelled();
                }
                return cancelled;
            }

            private boolean isCancelled() {
                try {
                    return records.isCancelled(id);
                } catch (StoreFailedException notKnown) {
                    return false;
                }
            }
        };
    }

    /** Sends what is due, in order; keeps what did not arrive for later, for a day. */
    private NextState deliver(Candidate job, Instant now) {
        List<PendingNotice> kept = new ArrayList<>();
        Job shown = new Job(job.definition(), job.state(), job.cancelled());
        for (PendingNotice notice : job.state().notices()) {
            boolean isDue = !notice.nextAt().isAfter(now);
            if (isDue && environment.notify(shown, notice.phase())) {
                continue;
            }
            PendingNotice later = isDue ? notice.again(now, LONGEST_NOTICE_PAUSE) : notice;
            if (now.isBefore(notice.since().plus(NOTICE_PATIENCE))) {
                kept.add(later);
            } else {
                environment.error(
                        job.definition().id(),
                        "the notice of phase " + notice.phase()
                                + " could not be delivered for 24 hours and is dropped");
            }
        }
        NextState next = new NextState(job.state(), records.writer(), now);
        next.afterNotices(kept);
        return next;
    }

    private static long handled(JobState before, JobState after) {
        long settled = settled(after) - settled(before);
        long seen = seen(after) - seen(before);
        return Math.max(0, settled) + Math.max(0, seen);
    }

    private static long settled(JobState state) {
        return state.phase() == JobPhase.PLANNING || state.phase() == JobPhase.AWAITING_CONFIRMATION
                ? state.summary().objects()
                : state.summary().objects() * 2 - state.waiting();
    }

    private static long seen(JobState state) {
        return state.progress().readable()
                + state.progress().lost()
                + state.progress().overdue();
    }

    private void note(JobDefinition definition, JobState state, int steps, long objects) {
        ContinuedJob now =
                new ContinuedJob(definition.id(), Optional.of(state.phase()), steps, objects, state.problem());
        worked.merge(
                definition.id(),
                now,
                (earlier, later) -> new ContinuedJob(
                        later.id(),
                        later.phase(),
                        earlier.steps() + later.steps(),
                        earlier.objects() + later.objects(),
                        later.problem()));
    }

    /** The store did not answer for a job: the others go on. */
    private void failed(JobId id, Optional<JobPhase> phase, StoreFailedException e) {
        failure = failure.isPresent() ? failure : Optional.of(e);
        worked.merge(
                id,
                new ContinuedJob(id, phase, 0, 0, Optional.of(e.failure().detail())),
                (earlier, now) ->
                        new ContinuedJob(id, earlier.phase(), earlier.steps(), earlier.objects(), now.problem()));
    }

    private void damaged(JobId id, InvalidDocumentException e) {
        String reason = String.valueOf(e.getMessage());
        environment.error(id, reason);
        worked.put(id, new ContinuedJob(id, Optional.empty(), 0, 0, Optional.of(reason)));
    }
}
