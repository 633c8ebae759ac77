package dev.thaw.restore;

/**
 * The counts of a report.
 *
 * @param objects every object met
 * @param bytes their sizes, as far as known
 * @param retryable the part of {@code failed} that is worth another try
 */
public record Summary(
        long objects,
        long bytes,
        long accepted,
        long extended,
        long inProgress,
        long skipped,
        long failed,
        long retryable) {

    public static final Summary EMPTY = new Summary(0, 0, 0, 0, 0, 0, 0, 0);

    Summary plus(ObjectOutcome outcome) {
        OutcomeName.Category category = outcome.name().category();
        return new Summary(
                objects + 1,
                Sizes.sum(bytes, outcome.dossier().facts().size().orElse(0L)),
                accepted + count(category == OutcomeName.Category.ACCEPTED),
                extended + count(category == OutcomeName.Category.EXTENDED),
                inProgress + count(category == OutcomeName.Category.IN_PROGRESS),
                skipped + count(category == OutcomeName.Category.SKIPPED),
                failed + count(category == OutcomeName.Category.FAILED),
                retryable + count(outcome.retryable()));
    }

    Summary plus(Summary other) {
        return new Summary(
                objects + other.objects,
                Sizes.sum(bytes, other.bytes),
                accepted + other.accepted,
                extended + other.extended,
                inProgress + other.inProgress,
                skipped + other.skipped,
                failed + other.failed,
                retryable + other.retryable);
    }

    /** Of the counts, those of what was met. */
    Summary met() {
        return new Summary(objects, bytes, 0, 0, 0, 0, 0, 0);
    }

    private static long count(boolean holds) {
        return holds ? 1 : 0;
    }
}
