package dev.thaw.job.step;

import dev.thaw.job.JobRow;
import dev.thaw.job.store.JobDocuments.RowWriter;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where a step ends: hands out objects as long as there is room, time and hope, and collects their rows. Safe for threads.
 */
final class StepBounds {

    /** Objects of one step. */
    static final int MOST_OBJECTS = 100_000;

    /** A file of rows has at most 8 MiB; what is under way when it is full still fits. */
    private static final int MOST_BYTES = 7 << 20;

    private static final int FAULTS_IN_A_ROW = 20;

    private final RowWriter rows;
    private final Deadline deadline;
    private final BooleanSupplier cancelled;
    private final int mostObjects;

    private long handedOut;
    private long written;
    private String position = "";
    private boolean atEnd;
    private boolean stopped;
    private boolean isCancelled;
    private int faults;
    private String lastFault = "";
    private Optional<String> problem = Optional.empty();

    /** @param cancelled whether somebody wants the job cancelled; asked often, so it must not ask the store each time */
    StepBounds(RowWriter rows, Deadline deadline, BooleanSupplier cancelled, int mostObjects) {
        this.rows = rows;
        this.deadline = deadline;
        this.cancelled = cancelled;
        this.mostObjects = mostObjects;
    }

    /** The source, ended where the step ends. */
    ObjectSource bound(ObjectSource source) {
        return new ObjectSource() {
            @Override
            public Optional<Positioned> next() {
                if (!mayGoOn()) {
                    return Optional.empty();
                }
                Optional<Positioned> next = source.next();
                handedOut(next);
                return next;
            }

            @Override
            public void close() {
                source.close();
            }

            @Override
            public String name() {
                return source.name();
            }
        };
    }

    private synchronized boolean mayGoOn() {
        if (!stopped && cancelled.getAsBoolean()) {
            isCancelled = true;
            stopped = true;
        }
        return !stopped && !atEnd && handedOut < mostObjects && rows.packedSize() < MOST_BYTES && !deadline.isNear();
    }

    private synchronized void handedOut(Optional<ObjectSource.Positioned> next) {
        atEnd = next.isEmpty();
        next.filter(entry -> !entry.aboutSource()).ifPresent(entry -> {
            handedOut++;
            position = entry.position();
        });
    }

    synchronized void write(JobRow row) {
        rows.add(row);
        written++;
    }

    /** Stops the step after too many faults that are not the object's. */
    synchronized void watch(ObjectOutcome outcome) {
        String fault = fault(outcome);
        faults = fault.isEmpty() ? 0 : fault.equals(lastFault) ? faults + 1 : 1;
        lastFault = fault;
        boolean hasNoTime = outcome.name() == OutcomeCode.NOT_PROCESSED;
        boolean hopeless = outcome.name() == OutcomeCode.CREDENTIALS_EXPIRED || faults >= FAULTS_IN_A_ROW;
        if (hopeless && hasNoTime) {
            // The turn of the next request comes after the end of the step, or the bucket is given up until then.
            stopped = true;
        } else if (hopeless && !isCancelled) {
            stop(outcome.detail().orElse(outcome.name().word()));
        }
    }

    /** The source broke off, or too many objects failed: the step ends here. */
    synchronized void stop(String reason) {
        stopped = true;
        problem = problem.isPresent() ? problem : Optional.of(reason);
    }

    /** Names a fault that the operator must mend; empty for all else. */
    private static String fault(ObjectOutcome outcome) {
        boolean isFault = outcome.retryable()
                && outcome.failed()
                && outcome.details().object().isPresent();
        return isFault ? outcome.name() + " " + outcome.outcome().code().orElse("") : "";
    }

    /** Whether the source has no more objects. */
    synchronized boolean atEnd() {
        return atEnd;
    }

    /** Why the step stopped before its time, if it did. */
    synchronized Optional<String> problem() {
        return problem;
    }

    /** Of the last object that was handed out; empty if there was none. */
    synchronized String position() {
        return position;
    }

    synchronized boolean wroteRows() {
        return written > 0;
    }

    byte[] finish() {
        return rows.finish();
    }
}
