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
                Sizes.sum(objects, 1),
                Sizes.sum(bytes, outcome.dossier().facts().size().orElse(0L)),
                Sizes.sum(accepted, count(category == OutcomeName.Category.ACCEPTED)),
                Sizes.sum(extended, count(category == OutcomeName.Category.EXTENDED)),
                Sizes.sum(inProgress, count(category == OutcomeName.Category.IN_PROGRESS)),
                Sizes.sum(skipped, count(category == OutcomeName.Category.SKIPPED)),
                Sizes.sum(failed, count(category == OutcomeName.Category.FAILED)),
                Sizes.sum(retryable, count(outcome.retryable())));
    }

    Summary plus(Summary other) {
        return new Summary(
                Sizes.sum(objects, other.objects),
                Sizes.sum(bytes, other.bytes),
                Sizes.sum(accepted, other.accepted),
                Sizes.sum(extended, other.extended),
                Sizes.sum(inProgress, other.inProgress),
                Sizes.sum(skipped, other.skipped),
                Sizes.sum(failed, other.failed),
                Sizes.sum(retryable, other.retryable));
    }

    /** Of the counts, those of what was met. */
    Summary met() {
        return new Summary(objects, bytes, 0, 0, 0, 0, 0, 0);
    }

    private static long count(boolean holds) {
        return holds ? 1 : 0;
    }
}
