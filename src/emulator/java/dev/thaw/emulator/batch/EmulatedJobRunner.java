package dev.thaw.emulator.batch;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.service.ObjectEvents;
import dev.thaw.emulator.service.Restores;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Takes jobs from state to state and does their work:
 *
 * <pre>
 * New → Preparing → Ready → Active → Complete
 *             └→ Suspended → Ready     Active → Paused → Active
 * Preparing, Active → Failing → Failed,   any → Cancelling → Cancelled
 * </pre>
 *
 * Complete means that all restores were requested. Of several jobs of a region only those of the highest priority work.
 */
final class EmulatedJobRunner {

    /** A job of more operations than this is ended when, after as many, more than half of them failed. */
    private static final int FAILURES_MATTER_FROM = 1000;

    private static final long WORK_MILLIS = 20;

    private final Object lock;
    private final Collection<EmulatedJob> jobs;
    private final Vertx vertx;
    private final Restores restores;
    private final EmulatedJobPace pace;
    private volatile boolean closed;

    /** @param lock guards the jobs */
    EmulatedJobRunner(Object lock, Collection<EmulatedJob> jobs, Vertx vertx, Restores restores, EmulatedJobPace pace) {
        this.lock = lock;
        this.jobs = jobs;
        this.vertx = vertx;
        this.restores = restores;
        this.pace = pace;
    }

    /** Takes the job on when it has been in its state for a step. */
    void later(EmulatedJob job) {
        after(pace.step().toMillis(), job);
    }

    void close() {
        closed = true;
    }

    /** If the job has another state by then, somebody else takes it on. */
    private void after(long millis, EmulatedJob job) {
        EmulatedJobStatus expected = job.status();
        vertx.setTimer(millis, timer -> {
            synchronized (lock) {
                if (!closed && job.status() == expected) {
                    takeOn(job);
                }
            }
        });
    }

    private void takeOn(EmulatedJob job) {
        switch (job.status()) {
            case NEW -> become(job, EmulatedJobStatus.PREPARING);
            case PREPARING -> prepare(job);
            case READY, PAUSED -> activate(job);
            case ACTIVE -> work(job);
            case FAILING -> become(job, EmulatedJobStatus.FAILED);
            case CANCELLING -> become(job, EmulatedJobStatus.CANCELLED);
            default -> {}
        }
    }

    private void become(EmulatedJob job, EmulatedJobStatus next) {
        job.become(next, now());
        if (!next.isFinal() && next != EmulatedJobStatus.SUSPENDED) {
            later(job);
        }
    }

    private void prepare(EmulatedJob job) {
        try {
            List<EmulatedManifest.Row> rows =
                    new ArrayList<>(EmulatedManifest.read(restores.store(), job.request, now()));
            // The service does not keep the order of the manifest.
            Collections.shuffle(rows, new Random(rows.size()));
            job.rows = rows;
            become(job, job.request.confirmation() ? EmulatedJobStatus.SUSPENDED : EmulatedJobStatus.READY);
        } catch (EmulatedManifest.UnusableException e) {
            fail(job, e.code(), e.reason());
        }
    }

    private void activate(EmulatedJob job) {
        if (mayWork(job)) {
            job.become(EmulatedJobStatus.ACTIVE, now());
            after(WORK_MILLIS, job);
        } else {
            later(job);
        }
    }

    private void work(EmulatedJob job) {
        if (!mayWork(job)) {
            become(job, EmulatedJobStatus.PAUSED);
            return;
        }
        int slice = (int) Math.max(1, pace.perSecond() * WORK_MILLIS / 1000);
        int end = Math.min(job.rows.size(), job.done() + slice);
        while (job.done() < end) {
            restore(job, job.rows.get(job.done()));
            if (job.done() >= FAILURES_MATTER_FROM
                    && job.rows.size() > FAILURES_MATTER_FROM
                    && job.failed * 2 > job.done()) {
                fail(job, "FailureRateExceeded", job.failed + " of " + job.done() + " operations failed.");
                return;
            }
        }
        if (job.done() == job.rows.size()) {
            become(job, EmulatedJobStatus.COMPLETE);
        } else {
            after(Math.max(WORK_MILLIS, (long) (1000 / pace.perSecond())), job);
        }
    }

    private void restore(EmulatedJob job, EmulatedManifest.Row row) {
        try {
            restores.restore(
                    new ObjectEvents.Place(job.region, row.bucket(), row.key()),
                    row.versionId(),
                    Optional.of(job.request.days()),
                    job.request.tier());
            job.succeeded++;
        } catch (EmulatedError failure) {
            job.failed++;
        }
    }

    private void fail(EmulatedJob job, String code, String reason) {
        job.fail(code, reason, now());
        later(job);
    }

    private boolean mayWork(EmulatedJob job) {
        return jobs.stream()
                .filter(other -> other.region.equals(job.region) && other.priority > job.priority)
                .noneMatch(other -> other.status() == EmulatedJobStatus.READY
                        || other.status() == EmulatedJobStatus.ACTIVE
                        || other.status() == EmulatedJobStatus.PAUSED);
    }

    private Instant now() {
        return restores.clock().instant();
    }
}
