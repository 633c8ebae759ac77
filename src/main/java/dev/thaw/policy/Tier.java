package dev.thaw.policy;

import dev.thaw.object.ArchiveLevel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How fast an object is restored, fastest first (page "POST Object restore"). */
public enum Tier {
    EXPEDITED,
    STANDARD,
    BULK;

    /** The name in the request body: {@code Expedited}. */
    public String wireName() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** The tier with this name in any case: {@code bulk}, {@code Bulk}. */
    public static Optional<Tier> named(String word) {
        for (Tier tier : values()) {
            if (tier.name().equalsIgnoreCase(word)) {
                return Optional.of(tier);
            }
        }
        return Optional.empty();
    }

    /** This tier, or the next slower one that this archive level offers. */
    public Tier availableFor(ArchiveLevel level) {
        return this == EXPEDITED && level == ArchiveLevel.DEEP_ARCHIVE ? STANDARD : this;
    }

    /** The shortest published time from request to readable copy. */
    public Duration minDuration(ArchiveLevel level) {
        boolean deep = level == ArchiveLevel.DEEP_ARCHIVE;
        return switch (availableFor(level)) {
            case EXPEDITED -> Duration.ofMinutes(1);
            case STANDARD -> Duration.ofHours(deep ? 12 : 3);
            case BULK -> Duration.ofHours(deep ? 24 : 5);
        };
    }

    /** The longest published time from request to readable copy. */
    public Duration maxDuration(ArchiveLevel level) {
        boolean deep = level == ArchiveLevel.DEEP_ARCHIVE;
        return switch (availableFor(level)) {
            case EXPEDITED -> Duration.ofMinutes(5);
            case STANDARD -> Duration.ofHours(deep ? 24 : 5);
            case BULK -> Duration.ofHours(deep ? 48 : 12);
        };
    }
}
