package dev.thaw.restore.decision;

import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import java.util.Optional;

/**
 * What a request wants otherwise than the rules say.
 *
 * @param tier instead of the rule's
 * @param days instead of the rule's
 * @param extend keep a live copy longer where that gains a day
 * @param look how much is looked at
 */
public record RequestOverrides(Optional<Tier> tier, Optional<Integer> days, boolean extend, InspectMode look) {

    /** The overrides of an event: none. */
    public static final RequestOverrides NONE =
            new RequestOverrides(Optional.empty(), Optional.empty(), false, InspectMode.ALWAYS);

    RestoreTerms applyTo(RestoreTerms terms) {
        return terms.overriddenBy(tier, days);
    }

    /** What is looked at with a request of its own. */
    public enum InspectMode {
        /** Every object that may be restored, unless a listing tells that it need not be. */
        ALWAYS,
        /** Objects of which no listing tells the class. */
        UNLESS_LISTED,
        /** Nothing. */
        NEVER
    }
}
