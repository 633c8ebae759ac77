package dev.thaw.job;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.RestoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Archived objects in memory, on a virtual clock: they become readable at the slow end of their tier. Counts what it is asked for. */
public final class InMemoryArchive implements ArchiveStore {

    public static final String BUCKET = "archive-1250000000";
    public static final String REGION = "ap-guangzhou";

    private final VirtualClock clock;
    private final TreeMap<String, Archived> objects = new TreeMap<>();
    private final Map<String, Integer> restores = new HashMap<>();
    private int heads;

    /** Answers instead of COS where it is not empty. */
    public Function<RestoreRequest, Optional<RestoreReply>> onRestore = request -> Optional.empty();

    public Function<ObjectRef, Optional<Failure>> onHead = object -> Optional.empty();

    /** An entry of the source instead of the object with that key, as for a listing that breaks off. */
    public Function<String, Optional<Failure>> onList = key -> Optional.empty();

    /** How long each call takes. */
    public Duration latency = Duration.ZERO;

    /** Whether the source shows class and size. */
    public boolean listsFacts = true;

    /** Factor of the published times at which objects become readable. */
    public double slowness = 1;

    private static final class Archived {
        long size;
        String storageClass;
        Optional<Instant> readyAt = Optional.empty();
        Optional<Instant> until = Optional.empty();
        Tier tier = Tier.BULK;

        Archived(long size, String storageClass) {
            this.size = size;
            this.storageClass = storageClass;
        }
    }

    public InMemoryArchive(VirtualClock clock) {
        this.clock = clock;
    }

    public InMemoryArchive put(String key, long size, String storageClass) {
        objects.put(key, new Archived(size, storageClass));
        return this;
    }

    /** Objects {@code a0000}, {@code a0001} … of 1000 bytes in ARCHIVE. */
    public InMemoryArchive fill(int number) {
        for (int i = 0; i < number; i++) {
            put(key(i), 1000, "ARCHIVE");
        }
        return this;
    }

    public static String key(int number) {
        return String.format("a%04d", number);
    }

    public void remove(String key) {
        objects.remove(key);
    }

    /** Its restore ends without a copy. */
    public void forget(String key) {
        objects.get(key).readyAt = Optional.empty();
    }

    /** Has a copy until a time. */
    public void restored(String key, Instant until) {
        objects.get(key).readyAt = Optional.of(Instant.EPOCH);
        objects.get(key).until = Optional.of(until);
    }

    /** A restore that somebody else began runs. */
    public void running(String key) {
        begin(objects.get(key), Tier.BULK, 3);
    }

    @Override
    public Inspection inspect(ObjectRef object) {
        synchronized (this) {
            heads++;
        }
        clock.advance(latency);
        return onHead.apply(object).<Inspection>map(Inspection.Failed::new).orElseGet(() -> look(object));
    }

    private synchronized Inspection look(ObjectRef object) {
        Archived found = objects.get(object.key());
        if (found == null) {
            return new Inspection.Failed(noSuchKey());
        }
        return new Inspection.Found(
                new ObjectState(found.size, new StorageClass(found.storageClass), Optional.empty(), status(found)));
    }

    private RestoreStatus status(Archived found) {
        if (found.readyAt.isEmpty()
                || found.until.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            return new RestoreStatus.None();
        }
        return found.readyAt.get().isAfter(clock.instant())
                ? new RestoreStatus.InProgress(Optional.of(found.tier), Optional.empty())
                : new RestoreStatus.Available(found.until);
    }

    @Override
    public RestoreReply restore(RestoreRequest request) {
        clock.advance(latency);
        return onRestore.apply(request).orElseGet(() -> take(request));
    }

    /** What COS does with a request. */
    public synchronized RestoreReply take(RestoreRequest request) {
        Archived found = objects.get(request.object().key());
        if (found == null) {
            return new RestoreReply.Failed(noSuchKey(), false);
        }
        RestoreStatus status = status(found);
        if (status instanceof RestoreStatus.InProgress) {
            return new RestoreReply.InProgress("id");
        }
        restores.merge(request.object().key(), 1, Integer::sum);
        if (status instanceof RestoreStatus.Available) {
            found.until = Optional.of(
                    clock.instant().plus(Duration.ofDays(request.days().orElse(1))));
            return new RestoreReply.Extended("id");
        }
        begin(found, request.tier(), request.days().orElse(1));
        return new RestoreReply.Accepted("id");
    }

    private void begin(Archived found, Tier tier, int days) {
        ArchiveLevel level = new StorageClass(found.storageClass).archiveLevel().orElse(ArchiveLevel.ARCHIVE);
        long seconds = (long) (tier.maxDuration(level).toSeconds() * slowness);
        found.tier = tier;
        found.readyAt = Optional.of(clock.instant().plusSeconds(seconds));
        found.until = Optional.of(found.readyAt.get().plus(Duration.ofDays(days)));
    }

    private static Failure noSuchKey() {
        return new Failure(
                OutcomeCode.REJECTED, false, "there is no such object", Optional.of("NoSuchKey"), Optional.of("id"));
    }

    /** How often COS took a restore of each object. */
    public synchronized Map<String, Integer> restores() {
        return new TreeMap<>(restores);
    }

    public synchronized int takeHeads() {
        int taken = heads;
        heads = 0;
        return taken;
    }

    public ObjectSource source(String position) {
        List<String> keys = new ArrayList<>(objects.tailMap(position, false).keySet());
        Iterator<String> rest = keys.iterator();
        return () -> rest.hasNext() ? Optional.of(entry(rest.next(), position)) : Optional.empty();
    }

    private ObjectSource.Positioned entry(String key, String start) {
        Optional<Failure> failure = onList.apply(key);
        if (failure.isPresent()) {
            Candidate.InvalidEntry invalid = new Candidate.InvalidEntry(failure.get());
            String before = objects.lowerKey(key) == null ? start : objects.lowerKey(key);
            return failure.get().outcome() == OutcomeCode.MALFORMED
                            && !failure.get().retryable()
                    ? new ObjectSource.Positioned(invalid, key)
                    : ObjectSource.Positioned.aboutSource(invalid, before);
        }
        ObjectRef object = ObjectRef.latest(BUCKET, REGION, key);
        Archived found = objects.get(key);
        ObjectState listed = new ObjectState(
                found.size, new StorageClass(found.storageClass), Optional.empty(), new RestoreStatus.Unknown());
        return new ObjectSource.Positioned(
                listsFacts
                        ? new Candidate.Named(object, Trigger.manual(), listed.facts(), Optional.of(listed))
                        : new Candidate.Named(
                                object, Trigger.manual(), dev.thaw.object.ObjectAttributes.NONE, Optional.empty()),
                key);
    }
}
