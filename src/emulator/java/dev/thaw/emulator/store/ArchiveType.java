package dev.thaw.emulator.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The type of an archive, and the tiers it offers, each with its longest published time. */
public enum ArchiveType {
    ARCHIVE(Map.of("Expedited", Duration.ofMinutes(5), "Standard", Duration.ofHours(5), "Bulk", Duration.ofHours(12))),
    DEEP_ARCHIVE(Map.of("Standard", Duration.ofHours(24), "Bulk", Duration.ofHours(48)));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable, its type does not say so.
    private final Map<String, Duration> timeByTier;

    ArchiveType(Map<String, Duration> timeByTier) {
        this.timeByTier = timeByTier;
    }

    /** Empty for classes that can be read without a restore. */
    static Optional<ArchiveType> of(String storageClassOrLayer) {
        return switch (storageClassOrLayer) {
            case "ARCHIVE", "MAZ_ARCHIVE" -> Optional.of(ARCHIVE);
            case "DEEP_ARCHIVE", "MAZ_DEEP_ARCHIVE" -> Optional.of(DEEP_ARCHIVE);
            default -> Optional.empty();
        };
    }

    /** Empty if the tier is not offered or not known. */
    public Optional<Duration> timeOf(String tier) {
        return Optional.ofNullable(timeByTier.get(tier));
    }
}
