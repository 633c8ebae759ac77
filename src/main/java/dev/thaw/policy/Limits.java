package dev.thaw.policy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Limits of a policy, checked before a restore is sent. An absent limit allows everything.
 *
 * @param maxDays most days that a copy is kept
 * @param tiers the allowed tiers
 * @param expeditedMaxSize bytes of the largest object that may be restored with {@link Tier#EXPEDITED}
 * @param maxObjects most restores per request, counted over all its resumed parts
 * @param maxSize most bytes per request, counted likewise
 * @param maxCost most cost per request in the currency of the prices, counted likewise
 */
public record Limits(
        Optional<Integer> maxDays,
        Optional<Set<Tier>> tiers,
        Optional<Long> expeditedMaxSize,
        Optional<Long> maxObjects,
        Optional<Long> maxSize,
        Optional<BigDecimal> maxCost) {

    public static final Limits NONE = new Limits(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Limits {
        tiers = tiers.map(Set::copyOf);
    }

    /** Why a restore on these terms is refused, independent of the rest of the request; empty if it is within the limits. */
    public Optional<String> refusal(Tier tier, int days, long size) {
        if (maxDays.filter(most -> days > most).isPresent()) {
            return Optional.of(days + " days are over limits.max-days, " + maxDays.get());
        }
        if (tiers.filter(allowed -> !allowed.contains(tier)).isPresent()) {
            return Optional.of("tier " + tier.wireName() + " is not among limits.tiers");
        }
        if (tier == Tier.EXPEDITED
                && expeditedMaxSize.filter(most -> size > most).isPresent()) {
            return Optional.of(size + " bytes are over limits.expedited-max-size, " + expeditedMaxSize.get());
        }
        return Optional.empty();
    }

    /** Whether a limit on the total of a request is set. */
    public boolean boundRequests() {
        return maxObjects.isPresent() || maxSize.isPresent() || maxCost.isPresent();
    }
}
