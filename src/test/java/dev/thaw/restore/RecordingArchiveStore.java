package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.RestoreStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A store that answers as it is reported and remembers what it was asked. */
public final class RecordingArchiveStore implements ArchiveStore {

    private final Map<String, Inspection> states = new ConcurrentHashMap<>();
    private final Map<String, RestoreReply> replies = new ConcurrentHashMap<>();
    private final List<String> inspected = new ArrayList<>();
    private final List<RestoreRequest> restored = new ArrayList<>();

    public RecordingArchiveStore holding(String key, ObjectState state) {
        states.put(key, new Inspection.Found(state));
        return this;
    }

    public RecordingArchiveStore failingToInspect(String key, Failure failure) {
        states.put(key, new Inspection.Failed(failure));
        return this;
    }

    public RecordingArchiveStore replying(String key, RestoreReply reply) {
        replies.put(key, reply);
        return this;
    }

    @Override
    public synchronized Inspection inspect(ObjectRef object) {
        inspected.add(object.key());
        return states.getOrDefault(object.key(), new Inspection.Found(archived("ARCHIVE", 10)));
    }

    @Override
    public synchronized RestoreReply restore(RestoreRequest request) {
        restored.add(request);
        return replies.getOrDefault(request.object().key(), new RestoreReply.Accepted("id"));
    }

    public synchronized List<String> inspected() {
        return List.copyOf(inspected);
    }

    public synchronized List<RestoreRequest> restored() {
        return List.copyOf(restored);
    }

    /** This store with another way to inspect. */
    public ArchiveStore inspecting(Function<ObjectRef, Inspection> inspect) {
        return delegating(inspect, this::restore);
    }

    /** This store with another way to restore. */
    public ArchiveStore restoring(Function<RestoreRequest, RestoreReply> restore) {
        return delegating(this::inspect, restore);
    }

    private static ArchiveStore delegating(
            Function<ObjectRef, Inspection> inspect, Function<RestoreRequest, RestoreReply> restore) {
        return new ArchiveStore() {
            @Override
            public Inspection inspect(ObjectRef object) {
                return inspect.apply(object);
            }

            @Override
            public RestoreReply restore(RestoreRequest request) {
                return restore.apply(request);
            }
        };
    }

    public static ObjectState archived(String storageClass, long size) {
        return new ObjectState(size, new StorageClass(storageClass), Optional.empty(), new RestoreStatus.None());
    }

    public static ObjectState tiered(String layer) {
        return new ObjectState(
                10, new StorageClass("INTELLIGENT_TIERING"), Optional.of(layer), new RestoreStatus.None());
    }

    public static ObjectState with(RestoreStatus copy) {
        return new ObjectState(10, new StorageClass("ARCHIVE"), Optional.empty(), copy);
    }
}
