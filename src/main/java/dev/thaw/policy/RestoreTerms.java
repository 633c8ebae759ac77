package dev.thaw.policy;

import dev.thaw.object.StorageClass;
import java.time.Duration;
import java.util.Optional;

/**
 * How an object is restored.
 *
 * @param tier how fast
 * @param days how long the copy is kept, 1 to 365
 * @param renewWithin a live copy is extended if it expires within this time; absent: never
 * @param thenClass the class to which the object is moved once it is readable; absent: it stays archived
 */
public record RestoreTerms(Tier tier, int days, Optional<Duration> renewWithin, Optional<StorageClass> thenClass) {

    public static final int MAX_DAYS = 365;

    /** Terms that leave the object in its class. */
    public RestoreTerms(Tier tier, int days, Optional<Duration> renewWithin) {
        this(tier, days, renewWithin, Optional.empty());
    }

    public RestoreTerms {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("days must be 1 to 365, not " + days);
        }
        if (renewWithin.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            throw new IllegalArgumentException("renew-within must be positive");
        }
    }

    /** These terms, with tier and days of a request where it names them. */
    public RestoreTerms overriddenBy(Optional<Tier> otherTier, Optional<Integer> otherDays) {
        return new RestoreTerms(otherTier.orElse(tier), otherDays.orElse(days), renewWithin, thenClass);
    }
}
