package dev.thaw.restore;

import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.Sums;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Deadline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far an invocation is: hands out objects until the deadline nears, and remembers up to where all of them are finished, so
 * that a later part of the request goes on from there and passes nothing by. Safe for threads.
 */
final class Progress {

    /** Objects begun behind one that is not finished; far more than work at a time. */
    private static final int MOST_OPEN = 1024;

    private static final long LONGEST_WAIT_MILLIS = 100;

    private final ObjectSource source;
    private final boolean allKnown;
    private final Deadline deadline;
    private final Sums sums;
    private final ObjectDefects defects;
    private final Deque<Step> open = new ArrayDeque<>();
    /** Marks of objects that an earlier part finished, as long as the source has not come to them. */
    private final Set<String> finishedAhead;
    /** Marks of what was told about the source behind the object that everything is finished up to. */
    private final Set<String> toldOfSource = new HashSet<>();

    private String finishedUpTo;
    private String handedOutUpTo;
    private boolean broken;
    private long handedOut;
    private boolean exhausted;
    private boolean stopped;

    /**
     * @param allKnown whether all objects are named beforehand: one that was given up, as those of a dead bucket are, then
     *     stops none of the others, while a listing goes on from there another time
     */
    Progress(ObjectSource source, boolean allKnown, RestoreFlow.Setting setting, ResumePoint from) {
        this.source = source;
        this.allKnown = allKnown;
        this.deadline = setting.deadline();
        this.sums = new Sums(from.tally(), setting.policy().prices());
        this.defects = new ObjectDefects(setting.defects());
        this.finishedUpTo = from.position();
        this.handedOutUpTo = from.position();
        this.finishedAhead = new HashSet<>(from.ahead());
    }

    /** One object on its way. */
    static final class Step {
        final long ordinal;
        final ObjectSource.Positioned placed;
        boolean finished;

        Step(long ordinal, ObjectSource.Positioned placed) {
            this.ordinal = ordinal;
            this.placed = placed;
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
     * Waits while too many are begun behind one that takes its time. For workers that have nothing in hand: who waited with an
     * object in hand might wait for himself.
     */
    synchronized void awaitRoom() {
        try {
            while (!allKnown && open.size() >= MOST_OPEN && !isStopped()) {
                wait(LONGEST_WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** The next object, whether there is time or not. */
    synchronized Optional<Step> take() {
        Optional<Step> step = opened();
        while (step.filter(this::wasFinishedBefore).isPresent()) {
            close(step.get());
            step = opened();
        }
        return step;
    }

    private Optional<Step> opened() {
        Optional<ObjectSource.Positioned> placed = exhausted ? Optional.empty() : ofSource();
        exhausted = placed.isEmpty();
        placed.ifPresent(found -> handedOutUpTo = found.position());
        Optional<Step> step = placed.map(found -> new Step(handedOut++, found));
        step.ifPresent(open::addLast);
        return step;
    }

    /** Whatever a source throws is a failure of this source, and its end. */
    private Optional<ObjectSource.Positioned> ofSource() {
        try {
            return broken ? Optional.empty() : source.next();
        } catch (Throwable defect) {
            broken = true;
            return Optional.of(
                    ObjectSource.Positioned.aboutSource(defects.ofSource(source.name(), defect), handedOutUpTo));
        }
    }

    private boolean wasFinishedBefore(Step step) {
        return !finishedAhead.isEmpty() && finishedAhead.remove(step.placed.mark());
    }

    synchronized void end(Step step, ObjectOutcome outcome) {
        if (outcome.unfinished()) {
            stopped |= !allKnown;
        } else {
            sums.add(outcome);
            close(step);
        }
    }

    private void close(Step step) {
        step.finished = true;
        while (!open.isEmpty() && open.getFirst().finished) {
            pass(open.removeFirst().placed);
        }
        notifyAll();
    }

    /** What is told about the source has no position that one could go on behind: a mark says that it is told. */
    private void pass(ObjectSource.Positioned placed) {
        if (placed.aboutSource()) {
            toldOfSource.add(placed.mark());
        } else {
            finishedUpTo = placed.position();
            toldOfSource.clear();
        }
    }

    synchronized boolean complete() {
        return exhausted && open.isEmpty();
    }

    /** Where a later part goes on, and what it carries on. */
    synchronized ResumePoint resumption(LimitBudget.Account account) {
        Set<String> ahead = new HashSet<>(finishedAhead);
        ahead.addAll(toldOfSource);
        open.stream().filter(step -> step.finished).forEach(step -> ahead.add(step.placed.mark()));
        return new ResumePoint(finishedUpTo, ahead, sums.tally(account.spent()), account.inDoubt());
    }
}
