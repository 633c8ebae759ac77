package dev.thaw.restore;

import dev.thaw.object.ObjectRef;

/** A store that looks and never asks: what a plan runs on. */
public final class PlanningStore implements ArchiveStore {

    private final ArchiveStore store;

    public PlanningStore(ArchiveStore store) {
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
