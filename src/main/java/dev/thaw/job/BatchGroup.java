package dev.thaw.job;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Objects that one batch job can restore: it has one tier and one number of days, and all its objects are ready at about the same
 * time.
 *
 * @param versions whether the objects are named with their versions
 */
public record BatchGroup(Tier tier, int days, StorageClass storageClass, boolean versions) {

    /** Intelligent tiering takes no days, and of the classes in several zones it is not known whether they can be done. */
    private static final Set<String> CLASSES = Set.of("ARCHIVE", "DEEP_ARCHIVE");

    /** The group of a planned object; empty if COS Batch cannot restore it. A renewal is none of its operations. */
    public static Optional<BatchGroup> of(JobRow row) {
        Optional<StorageClass> storageClass =
                row.attributes().storageClass().filter(known -> CLASSES.contains(known.name()));
        boolean isPossible = row.outcome() == OutcomeCode.WOULD_RESTORE
                && row.days().isPresent()
                && row.tier().filter(tier -> tier != Tier.EXPEDITED).isPresent();
        return isPossible
                ? storageClass.map(known -> new BatchGroup(
                        row.tier().orElseThrow(),
                        row.days().orElseThrow(),
                        known,
                        row.versionId().isPresent()))
                : Optional.empty();
    }

    /** Fit for a key: {@code bulk-7-archive} or {@code standard-30-deep_archive-versions}. */
    public String word() {
        return (tier.wireName() + "-" + days + "-" + storageClass.name() + (versions ? "-versions" : ""))
                .toLowerCase(Locale.ROOT);
    }

    /** The attributes that all of its objects have. */
    public ObjectAttributes attributes() {
        return new ObjectAttributes(Optional.empty(), Optional.of(storageClass));
    }
}
