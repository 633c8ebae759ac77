package dev.thaw.job.step;

import dev.thaw.job.BatchGroup;
import dev.thaw.job.BatchPart;
import dev.thaw.job.BatchWork;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.JobState;
import dev.thaw.job.JobState.Cursor;
import dev.thaw.job.JobState.FailedObject;
import dev.thaw.job.JobState.PendingNotice;
import dev.thaw.job.JobState.Progress;
import dev.thaw.job.RowPass;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state that follows a step, while the step is at work. Begins as the state before; safe for threads where objects are settled,
 * else for one thread.
 */
public final class NextState {

    /** Lines of {@code byRule} in a state. */
    private static final int MOST_RULES = 50;

    private static final int MOST_FAILURES = 100;
    private static final int MOST_FAILURE_BYTES = 16 * 1024;

    /** Names and quotes of the fields of one failure, and its outcome. */
    private static final int FAILURE_FIELDS = 80;

    private static final int MOST_DETAIL = 300;
    private static final int MOST_PROBLEM = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(60);

    private final JobState before;
    private final String writer;
    private final Instant now;

    JobPhase phase;
    Optional<Instant> confirmedAt;
    RunTotals plan;
    Cursor cursor;
    Optional<Instant> dueAt;
    Optional<Instant> readyBy;
    Optional<Instant> readableUntil;
    Optional<String> problem;
    List<String> warnings;
    Optional<BatchWork> batch;
    boolean settledAny;

    private int stalls;
    private OutcomeCounts summary;
    private Progress progress;
    private final List<FailedObject> failures;
    private boolean failuresTruncated;
    private int failureBytes;
    private List<PendingNotice> notices;

    public NextState(JobState before, String writer, Instant now) {
        this.before = before;
        this.writer = writer;
        this.now = now;
        this.phase = before.phase();
        this.confirmedAt = before.confirmedAt();
        this.plan = before.plan();
        this.cursor = before.cursor();
        this.dueAt = Optional.of(now);
        this.stalls = before.stall().times();
        this.readyBy = before.readyBy();
        this.readableUntil = before.readableUntil();
        this.problem = before.problem();
        this.warnings = before.warnings();
        this.summary = before.summary();
        this.progress = before.progress();
        this.failures = new ArrayList<>(before.failures().list());
        this.failuresTruncated = before.failures().truncated();
        this.failureBytes = failures.stream().mapToInt(NextState::length).sum();
        this.notices = before.notices();
        this.batch = before.batch();
    }

    public JobState build(Optional<String> rows) {
        return new JobState(
                before.step() + 1,
                writer,
                phase,
                now,
                confirmedAt,
                rows,
                new RunTotals(
                        plan.summary(),
                        plan.estimate(),
                        plan.spent(),
                        plan.byRule().capped(MOST_RULES)),
                summary,
                progress,
                cursor,
                phase.isOpen() || !notices.isEmpty() ? dueAt : Optional.empty(),
                new JobState.Stall(stalls, progressAt()),
                readyBy,
                readableUntil,
                new JobState.Failures(failures, failuresTruncated),
                problem,
                warnings,
                notices,
                batch);
    }

    /** Patience begins with the first step that stopped: nobody may have continued the job for days before. */
    private Instant progressAt() {
        return settledAny || before.stall().times() == 0 ? now : before.stall().progressAt();
    }

    JobState before() {
        return before;
    }

    Instant now() {
        return now;
    }

    OutcomeCounts summary() {
        return summary;
    }

    Progress progress() {
        return progress;
    }

    /** An object that the plan wants to restore. */
    synchronized void planned(long bytes) {
        summary = add(summary, 1, bytes, 0, 0, 0, 0, 0, 0);
        settledAny = true;
    }

    /** An object that is settled by its outcome. @param isNew whether it is counted among the objects for the first time */
    synchronized void settle(JobRow row, boolean isNew) {
        long objects = isNew ? 1 : 0;
        long bytes = isNew ? row.attributes().size().orElse(0L) : 0;
        if (isFailure(row)) {
            summary = add(summary, objects, bytes, 0, 0, 0, 0, 1, row.retryable() ? 1 : 0);
            addFailure(row);
        } else {
            summary = switch (row.outcome().category()) {
                case ACCEPTED -> add(summary, objects, bytes, 1, 0, 0, 0, 0, 0);
                case EXTENDED -> add(summary, objects, bytes, 0, 1, 0, 0, 0, 0);
                case IN_PROGRESS -> add(summary, objects, bytes, 0, 0, 1, 0, 0, 0);
                default -> add(summary, objects, bytes, 0, 0, 0, 1, 0, 0);
            };
        }
        settledAny = true;
    }

    /** A step requested objects one by one while batch jobs are at work: the job is due for the earlier of both. */
    void afterDirect() {
        Optional<Instant> direct = dueAt;
        batch = batch.map(work -> work.directAt().isPresent() ? work.withDirectAt(direct) : work);
        dueAt = phase == JobPhase.REQUESTING ? batch.flatMap(BatchWork::dueAt) : dueAt;
    }

    /** Objects that are not tried any more. */
    synchronized void giveUp(long objects) {
        summary = add(summary, 0, 0, 0, 0, 0, 0, objects, objects);
    }

    synchronized void counted(long readable, long overdue, long lost) {
        progress = new Progress(
                progress.readable() + readable,
                progress.overdue() + overdue,
                progress.lost() + lost,
                progress.promoted(),
                progress.notPromoted(),
                progress.sampled());
        settledAny |= readable + overdue + lost > 0;
    }

    synchronized void sampled(Optional<Double> share) {
        progress = progress.withSample(share);
    }

    synchronized void promoted(long moved, long notMoved) {
        progress = new Progress(
                progress.readable(),
                progress.overdue(),
                progress.lost(),
                progress.promoted() + moved,
                progress.notPromoted() + notMoved,
                progress.sampled());
    }

    synchronized void readableUntil(Optional<Instant> expiry) {
        readableUntil = expiry.filter(time ->
                        readableUntil.filter(known -> !time.isBefore(known)).isEmpty())
                .or(() -> readableUntil);
    }

    synchronized void readyBy(Optional<Instant> time) {
        readyBy = time.filter(
                        later -> readyBy.filter(known -> !later.isAfter(known)).isEmpty())
                .or(() -> readyBy);
    }

    /** An object whose restore runs: when it is due, and when it is overdue. */
    synchronized void coming(JobRow row, JobSchedule schedule, Instant from) {
        Instant ready = row.readyBy().orElseThrow();
        readyBy(row.readyBy());
        Duration earliest = schedule.earliest(row.tier(), row.attributes().storageClass());
        Duration latest = schedule.latest(row.tier(), row.attributes().storageClass());
        cursor = cursor.withCheck(cursor.check().with(from.plus(earliest), ready.plus(latest)));
    }

    /** The objects of a batch job that has ended: requested at most if it was released, else failed. */
    synchronized void settle(BatchPart part, BatchGroup group, JobSchedule schedule) {
        settledAny = true;
        if (part.isReleased()) {
            summary = add(summary, 0, 0, part.rows(), 0, 0, 0, 0, 0);
            Instant ready = readyBy(part, group, schedule);
            readyBy(Optional.of(ready));
            Duration earliest = schedule.earliest(Optional.of(group.tier()), Optional.of(group.storageClass()));
            Duration latest = schedule.latest(Optional.of(group.tier()), Optional.of(group.storageClass()));
            cursor = cursor.withCheck(
                    cursor.check().with(part.releasedAt().orElseThrow().plus(earliest), ready.plus(latest)));
        } else {
            summary = add(summary, 0, 0, 0, 0, 0, 0, part.rows(), 0);
            String reason = part.rows() + " objects: " + part.problem().orElse("their batch job did nothing");
            addFailure(new FailedObject(
                    Optional.empty(),
                    OutcomeCode.REJECTED.word(),
                    Optional.of(RowPass.HANDED_OVER),
                    Optional.of(shortened(reason, MOST_DETAIL))));
            problem = Optional.of(shortened(reason, MOST_PROBLEM));
        }
    }

    /** When the objects of a batch job are ready at the latest: it may have requested the last one when it ended. */
    static Instant readyBy(BatchPart part, BatchGroup group, JobSchedule schedule) {
        return part.endedAt()
                .orElseThrow()
                .plus(schedule.latest(Optional.of(group.tier()), Optional.of(group.storageClass())));
    }

    /** The row of a running restore. One that somebody else began may not say how fast it is, nor since when: it is taken to begin now. */
    static JobRow withTimes(JobRow row, JobSchedule schedule, Instant from) {
        if (!row.isComing()) {
            return row;
        }
        JobRow known = row.outcome() == OutcomeCode.IN_PROGRESS ? row.withTier(Optional.empty()) : row;
        return known.readyBy().isPresent()
                ? known
                : known.withReadyBy(from.plus(
                        schedule.latest(known.tier(), known.attributes().storageClass())));
    }

    static boolean isFailure(JobRow row) {
        return row.outcome().category() == OutcomeCode.Category.FAILED || row.outcome() == OutcomeCode.CHANGED;
    }

    private static OutcomeCounts add(
            OutcomeCounts sum,
            long objects,
            long bytes,
            long accepted,
            long extended,
            long inProgress,
            long skipped,
            long failed,
            long retryable) {
        return new OutcomeCounts(
                sum.objects() + objects,
                Math.max(sum.bytes(), sum.bytes() + bytes),
                sum.accepted() + accepted,
                sum.extended() + extended,
                sum.inProgress() + inProgress,
                sum.skipped() + skipped,
                sum.failed() + failed,
                sum.retryable() + retryable);
    }

    synchronized void addFailure(JobRow row) {
        addFailure(new FailedObject(
                row.key(), row.outcome().word(), row.code(), row.detail().map(text -> shortened(text, MOST_DETAIL))));
    }

    private void addFailure(FailedObject failure) {
        boolean fits = failures.size() < MOST_FAILURES && failureBytes + length(failure) <= MOST_FAILURE_BYTES;
        failuresTruncated |= !fits;
        if (fits) {
            failures.add(failure);
            failureBytes += length(failure);
        }
    }

    /** Bytes that a failure takes in a document, at most. */
    private static int length(FailedObject failure) {
        return FAILURE_FIELDS
                + escaped(failure.key().orElse(""))
                + escaped(failure.detail().orElse(""))
                + escaped(failure.code().orElse(""));
    }

    private static int escaped(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3;
        }
        return bytes;
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** The step could not go on: the job is due again after 1, 2, 4 … 60 minutes. */
    public void stall(String reason, Instant from) {
        Duration pause = Duration.ofMinutes(1L << Math.min(stalls, 6));
        stalls++;
        problem = Optional.of(shortened(reason, MOST_PROBLEM));
        dueAt = Optional.of(from.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    /** Something does not work for now; the step decides when it is tried again. */
    void trouble(String reason) {
        problem = Optional.of(shortened(reason, MOST_PROBLEM));
    }

    /** The step did what it could. A problem that is not about a stop stays: objects were given up because of it. */
    void goesOn() {
        if (stalls > 0) {
            stalls = 0;
            problem = Optional.empty();
        }
    }

    /** The rest of the objects counts as failed, and the job goes on with the others. */
    void goOnWithout(long objects, String reason) {
        giveUp(objects);
        stalls = 0;
        problem = Optional.of(shortened(reason, MOST_PROBLEM));
    }

    public void end(JobPhase last) {
        phase = last;
        cursor = cursor.withPass(Optional.empty());
    }

    public void fail(String reason) {
        problem = Optional.of(shortened(reason, MOST_PROBLEM));
        end(JobPhase.FAILED);
    }

    /** A notice of the new phase is to be sent. */
    public void addNotice(Instant at) {
        List<PendingNotice> more = new ArrayList<>(notices);
        more.add(new PendingNotice(phase, at, 0, at));
        notices = List.copyOf(more);
    }

    /** Nothing changed but the notices. */
    public void afterNotices(List<PendingNotice> pending) {
        notices = List.copyOf(pending);
        dueAt = before.dueAt();
    }

    /** The plan is confirmed. */
    public static NextState confirmed(JobState state, String writer, Instant now) {
        NextState next = new NextState(state, writer, now);
        next.phase = JobPhase.REQUESTING;
        next.confirmedAt = Optional.of(now);
        return next;
    }

    public JobPhase phase() {
        return phase;
    }
}
