package dev.thaw.policy;

import dev.thaw.object.ArchiveLevel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How fast a restore is worked off, fastest first (page "POST Object restore"). */
public enum Tier {
    EXPEDITED,
    STANDARD,
    BULK;

    /** The word of the request body: {@code Expedited}. */
    public String wireName() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Reads a tier in any case: {@code bulk}, {@code Bulk}. */
    public static Optional<Tier> named(String word) {
        for (Tier tier : values()) {
            if (tier.name().equalsIgnoreCase(word)) {
                return Optional.of(tier);
            }
        }
        return Optional.empty();
    }

    /** This tier, or the next slower one that objects at this depth can be restored with. */
    public Tier availableFor(ArchiveLevel depth) {
        return this == EXPEDITED && depth == ArchiveLevel.DEEP_ARCHIVE ? STANDARD : this;
    }

    /** The slow end of the published time from request to readable copy. */
    public Duration maxDuration(ArchiveLevel depth) {
        boolean deep = depth == ArchiveLevel.DEEP_ARCHIVE;
        return switch (availableFor(depth)) {
            case EXPEDITED -> Duration.ofMinutes(5);
            case STANDARD -> Duration.ofHours(deep ? 24 : 5);
            case BULK -> Duration.ofHours(deep ? 48 : 12);
        };
    }
}
