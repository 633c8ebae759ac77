package dev.thaw.job;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The times of a job.
 *
 * @param speed how many times faster than COS restores are; 1 but for an embedded COS
 */
public record JobSchedule(int speed) {

    /** With the published times of COS. */
    public static final JobSchedule PUBLISHED = new JobSchedule(1);

    /** An unconfirmed plan expires. */
    public static final Duration CONFIRMATION = Duration.ofDays(14);

    /** An open job ends. */
    public static final Duration LIFETIME = Duration.ofDays(60);

    /** Without progress the rest of the objects fails. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    private static final List<Duration> RETRIES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    private static final List<Duration> CHECKS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(40));
    private static final Duration LATER_CHECKS = Duration.ofMinutes(60);

    /** How often COS Batch is asked about a batch job, and about one that is not at work yet. */
    private static final Duration BATCH_CHECK = Duration.ofMinutes(5);

    private static final Duration BATCH_START = Duration.ofSeconds(20);

    public static final int MOST_TRIES = RETRIES.size();

    /** The pause before another try. @param tries made before, less than {@link #MOST_TRIES} */
    public Duration retry(int tries) {
        return scaled(RETRIES.get(tries));
    }

    /** The pause between two looks. @param looks made before, at least 1 */
    public Duration check(int looks) {
        return scaled(looks <= CHECKS.size() ? CHECKS.get(looks - 1) : LATER_CHECKS);
    }

    /** The pause before COS Batch is asked again. @param atWork whether all batch jobs are at work */
    public Duration batch(boolean atWork) {
        return scaled(atWork ? BATCH_CHECK : BATCH_START);
    }

    /** The shortest time from a request to a readable copy. */
    public Duration earliest(Optional<Tier> tier, Optional<StorageClass> storageClass) {
        return scaled(tier.orElse(Tier.EXPEDITED).minDuration(level(storageClass)));
    }

    /** The longest time from a request to a readable copy; that of the slowest tier where it is not known. */
    public Duration latest(Optional<Tier> tier, Optional<StorageClass> storageClass) {
        return scaled(tier.orElse(Tier.BULK).maxDuration(level(storageClass)));
    }

    private static ArchiveLevel level(Optional<StorageClass> storageClass) {
        return storageClass
                .flatMap(StorageClass::archiveLevel)
                .filter(level -> level != ArchiveLevel.READABLE)
                .orElse(ArchiveLevel.ARCHIVE);
    }

    private Duration scaled(Duration time) {
        return time.dividedBy(speed);
    }
}
