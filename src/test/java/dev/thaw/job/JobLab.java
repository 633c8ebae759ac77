package dev.thaw.job;

import dev.thaw.job.batch.BatchAccess;
import dev.thaw.job.batch.BatchService;
import dev.thaw.job.engine.ContinueReport;
import dev.thaw.job.engine.JobEnvironment;
import dev.thaw.job.engine.JobRunner;
import dev.thaw.job.engine.JobService;
import dev.thaw.job.step.JobWork;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobDocuments;
import dev.thaw.job.store.JobRecords;
import dev.thaw.job.store.JobStore;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.TestData;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Jobs on a store and an archive in memory, in virtual time, with workers that a test may stop. */
public final class JobLab {

    public static final RestoreTerms BULK = new RestoreTerms(Tier.BULK, 3, Optional.empty());

    public final VirtualClock clock = new VirtualClock();
    public final InMemoryJobStore store = new InMemoryJobStore(clock);
    public final JobDocuments documents;
    public final InMemoryArchive archive = new InMemoryArchive(clock);
    public final List<String> errors = new ArrayList<>();
    public final List<JobPhase> phases = new ArrayList<>();
    public final List<String> logged = new ArrayList<>();
    public final Set<JobPhase> notified = new HashSet<>();
    public final List<JobPhase> notices = new ArrayList<>();
    public boolean noticesArrive = true;

    public RestorePolicy policy = TestData.restoring(BULK);
    public Optional<String> unworkable = Optional.empty();
    public JobWork.Inspect inspect = JobWork.Inspect.DEFAULT;
    public JobWork.Promotion promotion = JobWork.Promotion.NONE;
    public boolean named;
    public boolean extend;
    public int rate;
    public int atOnce = 1;
    public int mostObjects = 100_000;

    /** COS Batch, and from how many objects on it is used unasked; absent: the policy allows none. */
    public final InMemoryBatch batch = new InMemoryBatch(store, archive, clock);

    public long mostRows = 4;

    public Optional<Long> batchFrom = Optional.empty();

    private int workers;

    public JobLab() {
        this(new InMemoryDocuments());
    }

    public JobLab(JobDocuments documents) {
        this.documents = documents;
    }

    /** A worker that a test may stop: it throws {@link WorkerDied} at its next call of the store and requests nothing more. */
    public final class Worker implements JobStore, JobEnvironment {

        public final String name = "w" + ++workers;
        private final JobRecords records = new JobRecords(this, documents, name, JobRecords.memory());
        public Interruption interruption = (key, write) -> write.get();
        public Function<String, Optional<Failure>> readFailure = key -> Optional.empty();
        public boolean dead;
        private final BatchService batch = new Interrupted(this);
        private int creations;

        public JobService service() {
            return new JobService(records, clock, this);
        }

        public ContinueReport run(Optional<JobId> only, Duration time) throws StoreFailedException {
            return new JobRunner(records, JobSchedule.PUBLISHED, clock, this, mostObjects)
                    .run(only, clock.deadline(time));
        }

        public ContinueReport run() throws StoreFailedException {
            return run(Optional.empty(), Duration.ofSeconds(50));
        }

        public int creations() {
            return creations;
        }

        @Override
        public Result<Creation> create(String key, byte[] content) {
            dieIfDead();
            creations++;
            return interruption.at(key, () -> store.create(key, content));
        }

        @Override
        public Result<String> upload(String key, Path file) {
            dieIfDead();
            creations++;
            Result<Creation> made =
                    interruption.at(key, () -> store.upload(key, file).map(etag -> Creation.CREATED));
            return made.fold(created -> store.upload(key, file), Result::failed);
        }

        @Override
        public String resourceName(String key) {
            return store.resourceName(key);
        }

        @Override
        public Result<Optional<StoredObject>> read(String key) {
            dieIfDead();
            Optional<Failure> failure = readFailure.apply(key);
            return failure.isPresent() ? Result.failed(failure.get()) : store.read(key);
        }

        @Override
        public Result<KeyPage> list(String prefix, String after, int most) {
            dieIfDead();
            return store.list(prefix, after, most);
        }

        @Override
        public Result<Boolean> delete(String key) {
            dieIfDead();
            return store.delete(key);
        }

        private void dieIfDead() {
            if (dead) {
                throw new WorkerDied();
            }
        }

        @Override
        public JobWork work(JobDefinition definition) throws UnworkableJobException {
            if (unworkable.isPresent()) {
                throw new UnworkableJobException(unworkable.get());
            }
            return new JobWork(
                    InMemoryArchive.BUCKET,
                    InMemoryArchive.REGION,
                    false,
                    named,
                    rate,
                    inspect,
                    archive::source,
                    new RestoreFlow.Context(
                            policy,
                            bucket -> bucket.equals(InMemoryArchive.BUCKET),
                            archive,
                            new RequestOverrides(
                                    Optional.empty(), Optional.empty(), extend, RequestOverrides.InspectMode.ALWAYS),
                            clock.deadline(Duration.ofMinutes(15)),
                            clock,
                            new WorkerPool(task -> new Thread(task).start(), atOnce),
                            outcome -> logged.add(outcome.details()
                                            .object()
                                            .map(object -> object.key())
                                            .orElse("-")
                                    + " " + outcome.name()),
                            defect -> {
                                throw new AssertionError("unexpected", defect);
                            }),
                    promotion,
                    batchFrom.map(least -> new BatchAccess(this.batch, least, 3, mostRows)));
        }

        @Override
        public void entered(Job job) {
            phases.add(job.phase());
        }

        @Override
        public void error(JobId id, String reason) {
            errors.add(id + ": " + reason);
        }

        @Override
        public boolean notifies(JobPhase phase) {
            return notified.contains(phase);
        }

        @Override
        public boolean notify(Job job, JobPhase phase) {
            notices.add(phase);
            return noticesArrive;
        }
    }

    /** COS Batch as a worker sees it that may be stopped at any call. */
    private final class Interrupted implements BatchService {

        private final Worker worker;

        Interrupted(Worker worker) {
            this.worker = worker;
        }

        private <T> Result<T> at(String call, java.util.function.Supplier<Result<T>> made) {
            worker.dieIfDead();
            List<Result<T>> kept = new ArrayList<>();
            Result<JobStore.Creation> result = worker.interruption.at("batch:" + call, () -> {
                kept.add(made.get());
                return kept.get(0).map(any -> JobStore.Creation.CREATED);
            });
            return result.fold(ok -> kept.get(0), Result::failed);
        }

        @Override
        public Result<String> create(Order order) {
            worker.creations++;
            return at("create", () -> batch.create(order));
        }

        @Override
        public Result<Optional<Seen>> describe(String jobId) {
            worker.dieIfDead();
            return batch.describe(jobId);
        }

        @Override
        public Result<List<Seen>> find(String text) {
            worker.dieIfDead();
            return batch.find(text);
        }

        @Override
        public Result<Boolean> release(String jobId) {
            worker.creations++;
            return at("release", () -> batch.release(jobId));
        }

        @Override
        public Result<Boolean> cancel(String jobId, String reason) {
            worker.creations++;
            return at("cancel", () -> batch.cancel(jobId, reason));
        }
    }

    /** The process of a worker ended. */
    public static final class WorkerDied extends Error {
        private static final long serialVersionUID = 1;
    }

    /** What happens at a write. */
    public interface Interruption {
        Result<JobStore.Creation> at(String key, java.util.function.Supplier<Result<JobStore.Creation>> write);
    }

    public Worker worker() {
        return new Worker();
    }

    public JobDefinition definition(String id, boolean confirm) {
        return new JobDefinition(
                new JobId(id),
                Optional.empty(),
                confirm,
                JobEngine.AUTO,
                "http",
                clock.instant(),
                "{\"prefix\":\"a\"}");
    }

    public JobId create(String id) {
        return create(definition(id, false));
    }

    public JobId create(JobDefinition definition) {
        try {
            worker().service().create(definition);
            return definition.id();
        } catch (StoreFailedException | InvalidDocumentException e) {
            throw new AssertionError(e);
        }
    }

    public JobService.Result confirm(JobId id) {
        try {
            return worker().service().confirm(id).result();
        } catch (StoreFailedException | InvalidDocumentException e) {
            throw new AssertionError(e);
        }
    }

    public JobService.Result cancel(JobId id) {
        try {
            return worker().service().cancel(id).result();
        } catch (StoreFailedException | InvalidDocumentException e) {
            throw new AssertionError(e);
        }
    }

    public Job job(JobId id) {
        try {
            return worker().service().job(id).orElseThrow();
        } catch (StoreFailedException | InvalidDocumentException e) {
            throw new AssertionError(e);
        }
    }

    public JobState state(JobId id) {
        return job(id).state();
    }

    /** One call to continue, by a worker of its own. */
    public ContinueReport tick() {
        try {
            return worker().run();
        } catch (StoreFailedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the job is due, and continues it. */
    public JobState tickWhenDue(JobId id) {
        state(id).dueAt().ifPresent(clock::advanceTo);
        tick();
        return state(id);
    }

    /** Continues until a phase. */
    public JobState until(JobId id, JobPhase phase) {
        for (int ticks = 0; state(id).phase() != phase; ticks++) {
            if (ticks > 500 || !state(id).phase().isOpen()) {
                throw new AssertionError("never " + phase + ": " + state(id));
            }
            tickWhenDue(id);
        }
        return state(id);
    }

    /** Continues until the job has ended. */
    public JobState untilEnd(JobId id) {
        for (int ticks = 0; state(id).phase().isOpen(); ticks++) {
            if (ticks > 2000) {
                throw new AssertionError("does not end: " + state(id));
            }
            tickWhenDue(id);
        }
        return state(id);
    }

    /** Rows of all files below a folder of the job, in their order. */
    public List<JobRow> rows(JobId id, String folder) {
        List<JobRow> found = new ArrayList<>();
        for (String key : store.keys("jobs/" + id + "/" + folder)) {
            try {
                JobDocuments.RowReader reader = documents.rows(store.content(key));
                for (Optional<JobRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                    found.add(row.get());
                }
            } catch (InvalidDocumentException e) {
                throw new AssertionError(e);
            }
        }
        return found;
    }
}
