package dev.thaw.restore;

import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RetryReason;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.OutcomeCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far an invocation is. Hands out objects until the deadline is near, and remembers up to where all of them are finished, so
 * that a later part of the request continues there and skips nothing. Safe for threads.
 */
final class Progress {

    /** Objects started behind one that is not finished; far more than there are workers. */
    private static final int MAX_OPEN = 1024;

    private static final long MAX_WAIT_MILLIS = 100;

    private final ObjectSource source;
    private final boolean allKnown;
    private final Deadline deadline;
    private final RestorePolicy policy;
    private final RunTotals.Adding finished;
    /** Of objects that are reported though they are not finished; a later part counts them anew. */
    private Optional<RunTotals.Adding> unfinished = Optional.empty();

    private final ObjectDefects defects;
    private final Deque<Step> open = new ArrayDeque<>();
    /** Hashes of objects that an earlier part finished and that the source has not handed out yet. */
    private final Set<String> completedAhead;
    /** Hashes of entries about the source itself, reported behind the object that everything is finished up to. */
    private final Set<String> reportedOfSource = new HashSet<>();

    private String finishedUpTo;
    private String handedOutUpTo;
    private boolean broken;
    private long handedOut;
    private boolean exhausted;
    private boolean stopped;

    /**
     * @param allKnown whether all objects are named in the request: an object that stays unfinished, such as one in a bucket that
     *     is skipped, then does not stop the others. A listing stops there and continues from it later
     */
    Progress(ObjectSource source, boolean allKnown, RestoreFlow.Context context, ResumePoint from) {
        this.source = source;
        this.allKnown = allKnown;
        this.deadline = context.deadline();
        this.policy = context.policy();
        this.finished = adding(from.totals());
        this.defects = new ObjectDefects(context.defects());
        this.finishedUpTo = from.position();
        this.handedOutUpTo = from.position();
        this.completedAhead = new HashSet<>(from.completedAhead());
    }

    private RunTotals.Adding adding(RunTotals start) {
        return new RunTotals.Adding(start, policy.prices(), policy.limits());
    }

    /** One object in work. */
    static final class Step {
        final long ordinal;
        final ObjectSource.Positioned entry;
        boolean finished;

        Step(long ordinal, ObjectSource.Positioned entry) {
            this.ordinal = ordinal;
            this.entry = entry;
        }
    }

    /** The next object; empty at the end, and when there is no time for another. */
    synchronized Optional<Step> next() {
        return isStopped() ? Optional.empty() : take();
    }

    private boolean isStopped() {
        stopped |= deadline.isNear();
        return stopped;
    }

    /**
     * Waits while too many objects are started behind one that takes long. A worker that holds an unfinished object must not wait
     * here: it could wait for itself.
     */
    synchronized void awaitRoom() {
        try {
            while (!allKnown && open.size() >= MAX_OPEN && !isStopped()) {
                wait(MAX_WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** The next object, whether there is time or not. */
    synchronized Optional<Step> take() {
        Optional<Step> step = open();
        while (step.filter(this::wasFinishedBefore).isPresent()) {
            close(step.get());
            step = open();
        }
        return step;
    }

    private Optional<Step> open() {
        Optional<ObjectSource.Positioned> entry = exhausted ? Optional.empty() : nextOfSource();
        exhausted = entry.isEmpty();
        entry.ifPresent(found -> handedOutUpTo = found.position());
        Optional<Step> step = entry.map(found -> new Step(handedOut++, found));
        step.ifPresent(open::addLast);
        return step;
    }

    /** Whatever a source throws becomes a failure of this source, and ends it. */
    private Optional<ObjectSource.Positioned> nextOfSource() {
        try {
            return broken ? Optional.empty() : source.next();
        } catch (Throwable defect) {
            broken = true;
            return Optional.of(
                    ObjectSource.Positioned.aboutSource(defects.ofSource(source.name(), defect), handedOutUpTo));
        }
    }

    private boolean wasFinishedBefore(Step step) {
        return !completedAhead.isEmpty() && completedAhead.remove(step.entry.positionHash());
    }

    /** A source that is not at its end continues there another time, so what had no time is reported only if all was named. */
    boolean isReported(ObjectOutcome outcome) {
        return allKnown || outcome.name() != OutcomeCode.NOT_PROCESSED;
    }

    synchronized void end(Step step, ObjectOutcome outcome) {
        if (!outcome.unfinished()) {
            finished.add(outcome);
            close(step);
            return;
        }
        stopped |= !allKnown;
        if (isReported(outcome)) {
            unfinished = Optional.of(unfinished.orElseGet(() -> adding(RunTotals.start(policy.prices()))));
            unfinished.get().add(outcome);
        }
    }

    private void close(Step step) {
        step.finished = true;
        while (!open.isEmpty() && open.getFirst().finished) {
            advancePast(open.removeFirst().entry);
        }
        notifyAll();
    }

    /** An entry about the source has no position to continue behind: its hash shows that it is reported. */
    private void advancePast(ObjectSource.Positioned entry) {
        if (entry.aboutSource()) {
            reportedOfSource.add(entry.positionHash());
        } else {
            finishedUpTo = entry.position();
            reportedOfSource.clear();
        }
    }

    synchronized boolean complete() {
        return exhausted && open.isEmpty();
    }

    /** Where a later part continues, and with which totals. */
    synchronized ResumePoint resumePoint(LimitBudget.Account account) {
        Set<String> ahead = new HashSet<>(completedAhead);
        ahead.addAll(reportedOfSource);
        open.stream().filter(step -> step.finished).forEach(step -> ahead.add(step.entry.positionHash()));
        return new ResumePoint(finishedUpTo, ahead, finished.totals(account.spent()), account.inDoubt());
    }

    /** Of all that is reported. */
    synchronized RunTotals reportTotals(ResumePoint resumePoint) {
        return unfinished
                .map(more -> resumePoint.totals().plus(more.totals(Spending.NOTHING)))
                .orElse(resumePoint.totals());
    }

    /** Of all that is reported and not of earlier parts of the request. */
    synchronized RetryReason retryReason() {
        RetryReason retryReason = finished.retryReason();
        return unfinished.map(more -> retryReason.or(more.retryReason())).orElse(retryReason);
    }
}
