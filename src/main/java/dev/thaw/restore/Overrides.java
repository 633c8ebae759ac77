package dev.thaw.restore;

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
public record Overrides(Optional<Tier> tier, Optional<Integer> days, boolean extend, Look look) {

    /** The overrides of an event: none. */
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), false, Look.AT_EACH);

    RestoreTerms applyTo(RestoreTerms terms) {
        return terms.overriddenBy(tier, days);
    }

    /** What is looked at with a request of its own. */
    public enum Look {
        /** Every object that may be restored, unless a listing tells that it need not be. */
        AT_EACH,
        /** Objects of which no listing tells the class. */
        AT_UNLISTED,
        /** Nothing. */
        AT_NONE
    }
}
