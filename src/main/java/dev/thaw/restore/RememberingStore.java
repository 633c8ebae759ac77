package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers inspections that were made ahead of time, so that they are not repeated. Safe for threads. */
public final class RememberingStore implements ArchiveStore {

    private final ArchiveStore store;
    private final Map<ObjectRef, Inspection> seen = new ConcurrentHashMap<>();

    public RememberingStore(ArchiveStore store) {
        this.store = store;
    }

    /** Inspects an object, and keeps a found state for the next call of {@link #inspect}. */
    Inspection inspectAhead(ObjectRef object) {
        Inspection inspection = store.inspect(object);
        return inspection.fold(
                found -> {
                    seen.put(object, found);
                    return found;
                },
                omitted -> omitted,
                failed -> failed);
    }

    @Override
    public Inspection inspect(ObjectRef object) {
        return Optional.ofNullable(seen.remove(object)).orElseGet(() -> store.inspect(object));
    }

    @Override
    public RestoreReply restore(RestoreRequest request) {
        return store.restore(request);
    }
}
