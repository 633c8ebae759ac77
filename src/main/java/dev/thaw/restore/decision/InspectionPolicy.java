package dev.thaw.restore.decision;

import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ObjectState;

/** Looks at an object as far as the request wants it: what a listing told may do, and a plan may not look at all. */
public final class InspectionPolicy {

    private final ArchiveStore store;
    private final RequestOverrides.InspectMode look;

    public InspectionPolicy(ArchiveStore store, RequestOverrides.InspectMode look) {
        this.store = store;
        this.look = look;
    }

    public Inspection at(Candidate.Named candidate) {
        return candidate
                .listed()
                .filter(this::suffices)
                .<Inspection>map(Inspection.Found::new)
                .orElseGet(() -> inspect(candidate));
    }

    private boolean suffices(ObjectState listed) {
        return !listed.restoreStateUnknown() || look != RequestOverrides.InspectMode.ALWAYS;
    }

    private Inspection inspect(Candidate.Named candidate) {
        return look == RequestOverrides.InspectMode.NEVER
                ? new Inspection.Omitted()
                : store.inspect(candidate.object());
    }
}
