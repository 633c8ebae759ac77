package dev.thaw.job.store;

import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobState;
import dev.thaw.job.store.JobDocuments.Lease;
import dev.thaw.job.store.JobDocuments.RowReader;
import dev.thaw.job.store.JobStore.Creation;
import dev.thaw.job.store.JobStore.KeyPage;
import dev.thaw.job.store.JobStore.StoredObject;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The documents of jobs and their order: what is written first, which state counts, who may do the next step. Every document is
 * created once and never changed, so that workers need no lock: who finds the next state taken has lost the race. Blocks; safe for
 * threads.
 */
public final class JobRecords {

    /** A step that so many workers began and none committed is given up. */
    public static final int MOST_ATTEMPTS = 5;

    /** Added to the time of a worker: nobody else begins its step before. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(60);

    private static final long LATEST_TIME = 9_999_999_999L;

    /** Keys of one listing. */
    public static final int PAGE = 1000;

    private final JobStore store;
    private final JobDocuments documents;
    private final String writer;

    /** The last known number of a job's state, shared by all invocations: probing begins there. */
    private final Map<JobId, Integer> latestSteps;

    /** @param writer names this worker in what it writes; no two have the same name */
    public JobRecords(JobStore store, JobDocuments documents, String writer, Map<JobId, Integer> latestSteps) {
        this.store = store;
        this.documents = documents;
        this.writer = writer;
        this.latestSteps = latestSteps;
    }

    /** A memory of numbers of states for {@link #JobRecords}. Holds a bounded number of jobs. */
    public static Map<JobId, Integer> memory() {
        return new ConcurrentHashMap<>();
    }

    /** The documents about COS Batch. */
    public BatchRecords batch() {
        return new BatchRecords(store, documents, writer);
    }

    public String writer() {
        return writer;
    }

    /** Creates the documents of a job. Empty if there is one with this id already. */
    public boolean createDefinition(JobDefinition definition) throws StoreFailedException {
        return create(of(definition.id(), "request.json"), documents.write(definition)) == Creation.CREATED;
    }

    /** Writes what lets others find the job, or what is missing of it. */
    public void publish(JobDefinition definition) throws StoreFailedException {
        byte[] note = documents.note(writer, definition.id().value());
        create(indexKey(definition), note);
        create("open/" + definition.id(), note);
    }

    private static String indexKey(JobDefinition definition) {
        return String.format(
                Locale.ROOT,
                "index/%010d-%s",
                LATEST_TIME - definition.createdAt().getEpochSecond(),
                definition.id());
    }

    public Optional<JobDefinition> definition(JobId id) throws StoreFailedException, InvalidDocumentException {
        Optional<StoredObject> read = read(of(id, "request.json"));
        return read.isPresent()
                ? Optional.of(documents.readDefinition(id, read.get().content()))
                : Optional.empty();
    }

    /** Ids of the jobs that are open, or whose last notice is not delivered yet. One listing per thousand. */
    public List<JobId> open() throws StoreFailedException {
        List<JobId> ids = new ArrayList<>();
        String after = "";
        for (boolean more = true; more; ) {
            KeyPage page = orThrow(store.list("open/", after, PAGE));
            page.keys()
                    .forEach(key -> JobId.parse(key.substring("open/".length())).ifPresent(ids::add));
            more = page.truncated() && !page.keys().isEmpty();
            after = more ? page.keys().get(page.keys().size() - 1) : after;
        }
        return ids;
    }

    /** One page of the index, newest first. @param after the key after which it begins; empty for the newest */
    public KeyPage index(String after, int most) throws StoreFailedException {
        return orThrow(store.list("index/", after, most));
    }

    /** The id in a key of the index. */
    public static Optional<JobId> idInIndex(String key) {
        int dash = key.indexOf('-');
        return dash < 0 ? Optional.empty() : JobId.parse(key.substring(dash + 1));
    }

    public void close(JobId id) throws StoreFailedException {
        orThrow(store.delete("open/" + id));
        latestSteps.remove(id);
    }

    /** The state with the highest number; the initial one if there is none. Found by probing, since a listing may lag. */
    public JobState latest(JobDefinition job) throws StoreFailedException, InvalidDocumentException {
        int known = latestSteps.getOrDefault(job.id(), 0);
        Optional<JobState> latest = known == 0 ? Optional.empty() : state(job.id(), known);
        if (latest.isEmpty()) {
            known = 0;
        }
        int stride = 1;
        int missing = Integer.MAX_VALUE;
        while (missing - known > 1) {
            int next = missing == Integer.MAX_VALUE ? known + stride : known + (missing - known) / 2;
            Optional<JobState> probed = state(job.id(), next);
            if (probed.isPresent()) {
                latest = probed;
                known = next;
                stride *= 2;
            } else {
                missing = next;
            }
        }
        if (known > 0) {
            remember(job.id(), known);
        }
        return latest.orElseGet(() -> JobState.initial(job.createdAt()));
    }

    public Optional<JobState> state(JobId id, int step) throws StoreFailedException, InvalidDocumentException {
        Optional<StoredObject> read = read(stateKey(id, step));
        return read.isPresent()
                ? Optional.of(documents.readState(step, read.get().content()))
                : Optional.empty();
    }

    /** Whether a state with this number is there, whatever it says. */
    public boolean isTaken(JobId id, int step) throws StoreFailedException {
        return read(stateKey(id, step)).isPresent();
    }

    /** Commits a step by creating its state. False if somebody else was first: then the step did not happen. */
    public boolean commit(JobId id, JobState state) throws StoreFailedException {
        create(stateKey(id, state.step()), documents.write(state));
        try {
            boolean isOurs = state(id, state.step())
                    .filter(committed -> committed.writer().equals(writer))
                    .isPresent();
            remember(id, state.step());
            return isOurs;
        } catch (InvalidDocumentException notOurs) {
            return false;
        }
    }

    private void remember(JobId id, int step) {
        if (latestSteps.size() > 10 * PAGE) {
            latestSteps.clear();
        }
        latestSteps.merge(id, step, Math::max);
    }

    /** Writes the rows of a step. Returns the name that its state must hold. */
    public String writeRows(JobId id, int step, JobPhase phase, byte[] packed) throws StoreFailedException {
        String name = (phase == JobPhase.RESTORING ? "verified/" : "objects/")
                + String.format(Locale.ROOT, "%08d-%s.csv.gz", step, writer);
        if (create(of(id, name), packed) == Creation.EXISTS && !holds(of(id, name), packed)) {
            throw new StoreFailedException(Failure.temporary(
                    OutcomeCode.UNREACHABLE, "this worker wrote other rows for step " + step + " before"));
        }
        return name;
    }

    private boolean holds(String key, byte[] content) throws StoreFailedException {
        return read(key)
                .filter(found -> Arrays.equals(found.content(), content))
                .isPresent();
    }

    /** The rows that a step wrote; empty if it wrote none. */
    public Optional<RowReader> rows(JobId id, int step) throws StoreFailedException, InvalidDocumentException {
        Optional<JobState> state = state(id, step);
        Optional<String> name = state.flatMap(JobState::rows);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        byte[] packed = read(of(id, name.get()))
                .orElseThrow(() -> new InvalidDocumentException("the rows of step " + step + " are gone"))
                .content();
        return Optional.of(documents.rows(packed));
    }

    public JobDocuments.RowWriter newRows() {
        return documents.newRows();
    }

    /** Whether this worker may do a step. */
    public enum Claim {
        /** Nobody began it before. */
        FIRST,
        /** Another worker began it and did not finish. */
        AGAIN,
        /** Another worker is doing it. */
        BUSY,
        /** Too many workers began it. */
        GIVEN_UP
    }

    /** @param attempt how many workers began the step, this one included */
    public record Claimed(Claim claim, int attempt) {}

    /** Takes the lease of a step. @param time that this worker has */
    public Claimed claim(JobId id, int step, Duration time) throws StoreFailedException, InvalidDocumentException {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            String key = of(id, String.format(Locale.ROOT, "lease/%08d-%d", step, attempt));
            Optional<StoredObject> held = read(key);
            if (held.isEmpty()) {
                Lease lease = new Lease(writer, time.plus(LEASE_MARGIN).toSeconds());
                create(key, documents.write(lease));
                boolean isOurs =
                        read(key).map(found -> holder(found).equals(writer)).orElse(false);
                if (!isOurs) {
                    return new Claimed(Claim.BUSY, attempt);
                }
                return new Claimed(attempt == 1 ? Claim.FIRST : Claim.AGAIN, attempt);
            }
            if (!hasEnded(held.get())) {
                return new Claimed(Claim.BUSY, attempt);
            }
        }
        return new Claimed(Claim.GIVEN_UP, MOST_ATTEMPTS);
    }

    private String holder(StoredObject lease) {
        try {
            return documents.readLease(lease.content()).writer();
        } catch (InvalidDocumentException notALease) {
            return "";
        }
    }

    /** By the clock of the store alone: ours may be wrong. */
    private boolean hasEnded(StoredObject found) throws InvalidDocumentException {
        Duration age = Duration.between(found.lastModified(), found.serverTime());
        return age.toSeconds() > documents.readLease(found.content()).seconds();
    }

    public void requestCancellation(JobId id) throws StoreFailedException {
        create(cancelKey(id), documents.note(writer, "cancel"));
    }

    public boolean isCancelled(JobId id) throws StoreFailedException {
        return read(cancelKey(id)).isPresent();
    }

    private static String cancelKey(JobId id) {
        return of(id, "cancel.json");
    }

    private static String stateKey(JobId id, int step) {
        return of(id, String.format(Locale.ROOT, "state/%08d.json", step));
    }

    private static String of(JobId id, String name) {
        return "jobs/" + id + "/" + name;
    }

    private Creation create(String key, byte[] content) throws StoreFailedException {
        return orThrow(store.create(key, content));
    }

    private Optional<StoredObject> read(String key) throws StoreFailedException {
        return orThrow(store.read(key));
    }

    private static <T> T orThrow(Result<T> result) throws StoreFailedException {
        return result.orElseThrow(StoreFailedException::new);
    }
}
