package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that may be asked ahead of time, so that who comes later needs no request of his own. Safe for threads. */
public final class RememberingStore implements ArchiveStore {

    private final ArchiveStore store;
    private final Map<ObjectRef, Inspection> seen = new ConcurrentHashMap<>();

    public RememberingStore(ArchiveStore store) {
        this.store = store;
    }

    /** Looks at an object that somebody will ask for later. */
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
