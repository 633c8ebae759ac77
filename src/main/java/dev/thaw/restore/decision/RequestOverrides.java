package dev.thaw.restore.decision;

import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Inspection;
import java.util.Optional;

/**
 * What a request wants instead of what the rules say.
 *
 * @param tier instead of the rule's
 * @param days instead of the rule's
 * @param extend keep a live copy longer where that gains at least a day
 * @param inspectMode which objects are inspected
 */
public record RequestOverrides(Optional<Tier> tier, Optional<Integer> days, boolean extend, InspectMode inspectMode) {

    /** The overrides of an event: none. */
    public static final RequestOverrides NONE =
            new RequestOverrides(Optional.empty(), Optional.empty(), false, InspectMode.ALWAYS);

    RestoreTerms applyTo(RestoreTerms terms) {
        return terms.overriddenBy(tier, days);
    }

    /** Which objects cost a HEAD. */
    public enum InspectMode {
        /** Every object that may be restored, unless a listing shows that no restore is needed. */
        ALWAYS,
        /** Objects that did not come from a listing. */
        UNLESS_LISTED,
        /** Objects of which class and size are not known. */
        UNLESS_KNOWN,
        /** None. */
        NEVER;

        /** The state of an object: as the listing has it where that is enough, else from the store, unless nothing is inspected. */
        public Inspection inspect(ArchiveStore store, Candidate.Named candidate) {
            return candidate
                    .listed()
                    .filter(listed -> !listed.restoreStateUnknown() || this != ALWAYS)
                    .<Inspection>map(Inspection.Found::new)
                    .orElseGet(() -> omits(candidate) ? new Inspection.Omitted() : store.inspect(candidate.object()));
        }

        private boolean omits(Candidate.Named candidate) {
            boolean known = candidate.facts().size().isPresent()
                    && candidate.facts().storageClass().isPresent();
            return this == NEVER || this == UNLESS_KNOWN && known;
        }
    }
}
