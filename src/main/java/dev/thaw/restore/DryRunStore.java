package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;

/** Inspects, but sends no restore request: the store of a plan. */
public final class DryRunStore implements ArchiveStore {

    private final ArchiveStore store;

    public DryRunStore(ArchiveStore store) {
        this.store = store;
    }

    @Override
    public Inspection inspect(ObjectRef object) {
        return store.inspect(object);
    }

    @Override
    public RestoreReply restore(RestoreRequest request) {
        return new RestoreReply.Planned();
    }
}
