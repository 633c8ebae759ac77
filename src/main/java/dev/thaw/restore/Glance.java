package dev.thaw.restore;

/** Looks at an object as far as the request wants it: what a listing told may do, and a plan may not look at all. */
final class Glance {

    private final ArchiveStore store;
    private final Overrides.Look look;

    Glance(ArchiveStore store, Overrides.Look look) {
        this.store = store;
        this.look = look;
    }

    Inspection at(Candidate.Named candidate) {
        return candidate
                .listed()
                .filter(this::suffices)
                .<Inspection>map(Inspection.Found::new)
                .orElseGet(() -> inspect(candidate));
    }

    private boolean suffices(ObjectState listed) {
        return !listed.mayHideCopy() || look != Overrides.Look.AT_EACH;
    }

    private Inspection inspect(Candidate.Named candidate) {
        return look == Overrides.Look.AT_NONE ? new Inspection.Omitted() : store.inspect(candidate.object());
    }
}
