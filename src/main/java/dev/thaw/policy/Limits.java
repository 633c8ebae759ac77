package dev.thaw.policy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Guard rails of a policy, checked before anything is sent; an absent one guards nothing.
 *
 * @param maxDays longest stay of a readable copy
 * @param tiers the tiers that may be used, all when absent
 * @param expeditedMaxSize bytes of the largest object that may be restored with {@link Tier#EXPEDITED}
 * @param maxObjects restores in one request, its resumed parts together
 * @param maxSize bytes in one request, likewise
 * @param maxCost in the currency of the prices, likewise
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

    /** Why a restore on these terms is refused, whatever else is restored with it; empty when it is within the limits. */
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

    /** Whether there is a limit on what a request comes to in all. */
    public boolean boundRequests() {
        return maxObjects.isPresent() || maxSize.isPresent() || maxCost.isPresent();
    }
}
