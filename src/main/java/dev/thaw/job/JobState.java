package dev.thaw.job;

import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a job stands after a step. A new state is written for each step; the one with the highest number counts. It does not grow
 * with the number of objects.
 *
 * @param step its number; 0 before the first step, when there is no document yet
 * @param writer of the worker that committed it
 * @param rows name of the file that the step wrote, if it wrote any
 * @param plan what planning found: counts, cost and totals by rule, of which {@code accepted} and {@code extended} are planned
 * @param summary each object once, when it is settled
 * @param progress how many objects can be read
 * @param cursor where the next step begins
 * @param dueAt when the job is to be continued; absent where nothing is left to do
 * @param stall why and how often it did not get on
 * @param readyBy when the last of the requested objects is ready at the latest
 * @param readableUntil the earliest expiry of all copies seen
 * @param problem why the job stands still, or failed
 * @param warnings about the plan
 * @param batch what COS Batch does of it; absent if nothing
 */
public record JobState(
        int step,
        String writer,
        JobPhase phase,
        Instant updatedAt,
        Optional<Instant> confirmedAt,
        Optional<String> rows,
        RunTotals plan,
        OutcomeCounts summary,
        Progress progress,
        Cursor cursor,
        Optional<Instant> dueAt,
        Stall stall,
        Optional<Instant> readyBy,
        Optional<Instant> readableUntil,
        Failures failures,
        Optional<String> problem,
        List<String> warnings,
        List<PendingNotice> notices,
        Optional<BatchWork> batch) {

    public JobState {
        warnings = List.copyOf(warnings);
        notices = List.copyOf(notices);
    }

    /** Before the first step. */
    public static JobState initial(Instant createdAt) {
        return new JobState(
                0,
                "",
                JobPhase.PLANNING,
                createdAt,
                Optional.empty(),
                Optional.empty(),
                RunTotals.start(Optional.empty()),
                OutcomeCounts.EMPTY,
                Progress.NONE,
                Cursor.START,
                Optional.of(createdAt),
                new Stall(0, createdAt),
                Optional.empty(),
                Optional.empty(),
                Failures.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** What COS Batch does of the job, once the plan is complete and that is decided. */
    public Optional<BatchWork> handedOver() {
        return batch.filter(work -> work.stage() != BatchWork.Stage.COUNTING);
    }

    /** Planned objects that are to be restored. */
    public long planned() {
        return plan.summary().accepted() + plan.summary().extended();
    }

    /** Planned objects that are not settled yet. */
    public long waiting() {
        return summary.objects() - settled();
    }

    private long settled() {
        return summary.accepted() + summary.extended() + summary.inProgress() + summary.skipped() + summary.failed();
    }

    /** Objects whose restore was accepted or ran already. */
    public long requested() {
        return summary.accepted() + summary.extended() + summary.inProgress();
    }

    /** Requested objects of which it is not known yet how they end. */
    public long open() {
        return Math.max(0, requested() - progress.readable() - progress.lost() - progress.overdue());
    }

    /** How much is done, from 0 to 1: of the plan while it is requested, afterwards of what is to become readable. */
    public double fraction() {
        return switch (phase) {
            case PLANNING, AWAITING_CONFIRMATION -> 0;
            case REQUESTING -> planned() == 0 ? 1 : 1 - (double) waiting() / planned();
            default ->
                requested() == 0
                        ? (phase == JobPhase.READY ? 1 : 0)
                        : progress.sampled().orElse((double) progress.readable() / requested());
        };
    }

    /**
     * @param readable seen readable, or extended
     * @param overdue still not ready at twice the longest published time
     * @param lost seen twice without a running restore, or missing
     * @param promoted moved to another storage class
     * @param notPromoted not moved, although a rule wants it
     * @param sampled the readable share of the last sample, while only samples are looked at
     */
    public record Progress(
            long readable, long overdue, long lost, long promoted, long notPromoted, Optional<Double> sampled) {

        public static final Progress NONE = new Progress(0, 0, 0, 0, 0, Optional.empty());

        public Progress withSample(Optional<Double> share) {
            return new Progress(readable, overdue, lost, promoted, notPromoted, share);
        }
    }

    /**
     * Why a job did not get on.
     *
     * @param times in a row that a step stopped without being able to go on
     * @param progressAt when an object was settled last, or when the first of these steps stopped
     */
    public record Stall(int times, Instant progressAt) {}

    /**
     * The first failures, for people; the files of rows have them all.
     *
     * @param truncated whether there were more
     */
    public record Failures(List<FailedObject> list, boolean truncated) {

        public static final Failures NONE = new Failures(List.of(), false);

        public Failures {
            list = List.copyOf(list);
        }
    }

    /** An object that failed. */
    public record FailedObject(Optional<String> key, String outcome, Optional<String> code, Optional<String> detail) {}

    /**
     * A notice that is not delivered yet.
     *
     * @param phase that it is about
     * @param since when the job entered the phase
     * @param attempts made so far
     * @param nextAt when to try again
     */
    public record PendingNotice(JobPhase phase, Instant since, int attempts, Instant nextAt) {

        /** The same after another attempt, to be tried again after 1, 2, 4 … minutes. */
        public PendingNotice again(Instant now, Duration longestPause) {
            Duration pause = Duration.ofMinutes(1L << Math.min(attempts, 10));
            return new PendingNotice(
                    phase, since, attempts + 1, now.plus(pause.compareTo(longestPause) > 0 ? longestPause : pause));
        }
    }

    /**
     * Where the next step begins.
     *
     * @param position of the source, while planning
     * @param sourceRead whether the source was read to its end
     * @param lastPlanStep number of the last step of planning
     * @param shortestDays of the planned copies
     * @param pass through files of rows, while requesting and verifying
     * @param tries how often objects that failed were requested again
     * @param spent on requests so far, for the limits of the policy
     * @param check the state of verification
     */
    public record Cursor(
            String position,
            boolean sourceRead,
            int lastPlanStep,
            Optional<Integer> shortestDays,
            Optional<RowPass> pass,
            int tries,
            Spending spent,
            Check check) {

        public static final Cursor START =
                new Cursor("", false, 0, Optional.empty(), Optional.empty(), 0, Spending.NOTHING, Check.NONE);

        public Cursor withPosition(String behind, boolean atEnd) {
            return new Cursor(behind, atEnd, lastPlanStep, shortestDays, pass, tries, spent, check);
        }

        public Cursor withPass(Optional<RowPass> next) {
            return new Cursor(position, sourceRead, lastPlanStep, shortestDays, next, tries, spent, check);
        }

        public Cursor withTries(int times) {
            return new Cursor(position, sourceRead, lastPlanStep, shortestDays, pass, times, spent, check);
        }

        public Cursor withSpent(Spending sum) {
            return new Cursor(position, sourceRead, lastPlanStep, shortestDays, pass, tries, sum, check);
        }

        public Cursor withCheck(Check next) {
            return new Cursor(position, sourceRead, lastPlanStep, shortestDays, pass, tries, spent, next);
        }

        public Cursor withLastPlanStep(int step) {
            return new Cursor(position, sourceRead, step, shortestDays, pass, tries, spent, check);
        }

        /** With the days of one more planned copy. */
        public Cursor withDays(Optional<Integer> days) {
            return new Cursor(
                    position,
                    sourceRead,
                    lastPlanStep,
                    days.filter(known ->
                                    shortestDays.filter(least -> least <= known).isEmpty())
                            .or(() -> shortestDays),
                    pass,
                    tries,
                    spent,
                    check);
        }
    }

    /**
     * The state of verification.
     *
     * @param firstAt when the first object can be ready
     * @param looks checks so far, samples included
     * @param overdueAt when the last requested object counts as overdue
     * @param forcedReadyBy whether all were looked at since {@code readyBy} passed
     * @param forcedOverdue whether all were looked at since {@code overdueAt} passed
     * @param allNext whether the next look is one at all open objects
     */
    public record Check(
            Optional<Instant> firstAt,
            int looks,
            Optional<Instant> overdueAt,
            boolean forcedReadyBy,
            boolean forcedOverdue,
            boolean allNext) {

        public static final Check NONE = new Check(Optional.empty(), 0, Optional.empty(), false, false, false);

        /** With one more request, whose object is ready at a time at the earliest, and overdue after another. */
        public Check with(Instant earliest, Instant overdue) {
            return new Check(
                    Optional.of(
                            firstAt.filter(known -> known.isBefore(earliest)).orElse(earliest)),
                    looks,
                    Optional.of(
                            overdueAt.filter(known -> known.isAfter(overdue)).orElse(overdue)),
                    forcedReadyBy,
                    forcedOverdue,
                    allNext);
        }

        /** After a look at all open objects. */
        public Check lookedAtAll(boolean readyByPassed, boolean overduePassed) {
            return new Check(
                    firstAt,
                    looks + 1,
                    overdueAt,
                    forcedReadyBy || readyByPassed,
                    forcedOverdue || overduePassed,
                    false);
        }

        /** After a look at some of them. @param allNext whether it is worth while to look at all now */
        public Check lookedAtSome(boolean worthAll) {
            return new Check(firstAt, looks + 1, overdueAt, forcedReadyBy, forcedOverdue, worthAll);
        }
    }

    /** How long ago something was settled. */
    public Duration withoutProgress(Instant now) {
        return Duration.between(stall.progressAt(), now);
    }
}
