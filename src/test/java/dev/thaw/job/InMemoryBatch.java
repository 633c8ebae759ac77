package dev.thaw.job;

import dev.thaw.job.batch.BatchService;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.PercentCoding;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * COS Batch in memory: reads a manifest in ten seconds, waits for its release, and requests all objects at once a minute later. A
 * token that was used is refused.
 */
public final class InMemoryBatch implements BatchService {

    private static final Duration READING = Duration.ofSeconds(10);
    private static final Duration WORKING = Duration.ofMinutes(1);

    private final InMemoryJobStore store;
    private final InMemoryArchive archive;
    private final VirtualClock clock;
    private final Map<String, Made> jobs = new LinkedHashMap<>();

    /** Answers instead of COS Batch, by name of the call. */
    public java.util.function.Function<String, Optional<Failure>> onCall = call -> Optional.empty();

    /** What COS counts instead of the rows. */
    public Optional<Long> count = Optional.empty();

    /** Whether a manifest is never counted. */
    public boolean countsNothing;

    private static final class Made {
        final Order order;
        final Instant createdAt;
        String status = "New";
        Instant releasedAt = Instant.MAX;
        long succeeded;
        long failed;

        Made(Order order, Instant createdAt) {
            this.order = order;
            this.createdAt = createdAt;
        }
    }

    InMemoryBatch(InMemoryJobStore store, InMemoryArchive archive, VirtualClock clock) {
        this.store = store;
        this.archive = archive;
        this.clock = clock;
    }

    /** Something happens to all batch jobs, as in the console of COS. */
    public synchronized void become(String status) {
        jobs.values().forEach(job -> job.status = status);
    }

    /** The manifests of all batch jobs that were made, in their order. */
    public synchronized List<String> manifests() {
        return jobs.values().stream()
                .map(job -> job.order.manifest().substring(job.order.manifest().indexOf('/') + 1))
                .toList();
    }

    public synchronized List<Order> orders() {
        return jobs.values().stream().map(job -> job.order).toList();
    }

    public synchronized List<String> statuses() {
        jobs.values().forEach(this::proceed);
        return jobs.values().stream().map(job -> job.status).toList();
    }

    /** Somebody else's batch job, or a second one of ours. */
    public synchronized void makeTwice() {
        Order order = jobs.values().iterator().next().order;
        jobs.put("twin", new Made(order, clock.instant()));
    }

    @Override
    public synchronized Result<String> create(Order order) {
        Optional<Failure> failure = onCall.apply("create");
        if (failure.isPresent()) {
            return Result.failed(failure.get());
        }
        if (jobs.values().stream().anyMatch(job -> job.order.token().equals(order.token()))) {
            return Result.failed(refusal("InvalidRequest", "duplicate request"));
        }
        String id = "batch-" + jobs.size();
        jobs.put(id, new Made(order, clock.instant()));
        return Result.of(id);
    }

    static Failure refusal(String code, String detail) {
        return new Failure(OutcomeCode.REJECTED, false, detail, Optional.of(code), Optional.of("id"));
    }

    @Override
    public synchronized Result<Optional<Seen>> describe(String jobId) {
        Optional<Failure> failure = onCall.apply("describe");
        return failure.isPresent()
                ? Result.failed(failure.get())
                : Result.of(Optional.ofNullable(jobs.get(jobId)).map(job -> seen(jobId, job)));
    }

    @Override
    public synchronized Result<List<Seen>> find(String text) {
        Optional<Failure> failure = onCall.apply("find");
        if (failure.isPresent()) {
            return Result.failed(failure.get());
        }
        List<Seen> found = new ArrayList<>();
        jobs.forEach((id, job) -> {
            if (job.order.description().contains(text)) {
                found.add(seen(id, job));
            }
        });
        return Result.of(found);
    }

    @Override
    public synchronized Result<Boolean> release(String jobId) {
        Optional<Failure> failure = onCall.apply("release");
        if (failure.isPresent()) {
            return Result.failed(failure.get());
        }
        Made job = jobs.get(jobId);
        proceed(job);
        if (!job.status.equals("Suspended")) {
            return Result.of(false);
        }
        job.status = "Ready";
        job.releasedAt = clock.instant();
        return Result.of(true);
    }

    @Override
    public synchronized Result<Boolean> cancel(String jobId, String reason) {
        Optional<Failure> failure = onCall.apply("cancel");
        if (failure.isPresent()) {
            return Result.failed(failure.get());
        }
        Made job = jobs.get(jobId);
        boolean isOpen = !job.status.equals("Complete") && !job.status.equals("Cancelled");
        job.status = isOpen ? "Cancelled" : job.status;
        return Result.of(isOpen);
    }

    private void proceed(Made job) {
        if (job.status.equals("New") && !clock.instant().isBefore(job.createdAt.plus(READING)) && !countsNothing) {
            job.status = "Suspended";
        }
        if (job.status.equals("Ready") && !clock.instant().isBefore(job.releasedAt.plus(WORKING))) {
            rows(job).forEach(line -> work(job, line));
            job.status = "Complete";
        }
    }

    private List<String> rows(Made job) {
        String manifest = job.order.manifest().substring(job.order.manifest().indexOf('/') + 1);
        return new String(store.content(manifest), StandardCharsets.US_ASCII)
                .lines()
                .toList();
    }

    private void work(Made job, String line) {
        String key = PercentCoding.decode(line.split(",")[1]).orElseThrow();
        ObjectRef object = ObjectRef.latest(InMemoryArchive.BUCKET, InMemoryArchive.REGION, key);
        RestoreReply reply = archive.take(new RestoreRequest(
                object, job.order.group().tier(), Optional.of(job.order.group().days())));
        if (reply instanceof RestoreReply.Accepted) {
            job.succeeded++;
        } else {
            job.failed++;
        }
    }

    private Seen seen(String id, Made job) {
        proceed(job);
        Optional<Long> total = job.status.equals("New")
                ? Optional.empty()
                : Optional.of(count.orElseGet(() -> (long) rows(job).size()));
        return new Seen(
                id,
                job.status,
                job.order.description(),
                total,
                job.succeeded,
                job.failed,
                Optional.of("counted by Thaw"));
    }
}
