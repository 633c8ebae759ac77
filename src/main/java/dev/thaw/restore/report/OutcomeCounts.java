package dev.thaw.restore.report;

import dev.thaw.restore.store.OutcomeCode;

/**
 * The counts of a report.
 *
 * @param objects every object met
 * @param bytes their sizes, as far as known
 * @param retryable the part of {@code failed} that is worth another try
 */
public record OutcomeCounts(
        long objects,
        long bytes,
        long accepted,
        long extended,
        long inProgress,
        long skipped,
        long failed,
        long retryable) {

    public static final OutcomeCounts EMPTY = new OutcomeCounts(0, 0, 0, 0, 0, 0, 0, 0);

    OutcomeCounts plus(ObjectOutcome outcome) {
        OutcomeCode.Category category = outcome.name().category();
        return new OutcomeCounts(
                SaturatedSum.sum(objects, 1),
                SaturatedSum.sum(bytes, outcome.details().facts().size().orElse(0L)),
                SaturatedSum.sum(accepted, count(category == OutcomeCode.Category.ACCEPTED)),
                SaturatedSum.sum(extended, count(category == OutcomeCode.Category.EXTENDED)),
                SaturatedSum.sum(inProgress, count(category == OutcomeCode.Category.IN_PROGRESS)),
                SaturatedSum.sum(skipped, count(category == OutcomeCode.Category.SKIPPED)),
                SaturatedSum.sum(failed, count(category == OutcomeCode.Category.FAILED)),
                SaturatedSum.sum(retryable, count(outcome.retryable())));
    }

    OutcomeCounts plus(OutcomeCounts other) {
        return new OutcomeCounts(
                SaturatedSum.sum(objects, other.objects),
                SaturatedSum.sum(bytes, other.bytes),
                SaturatedSum.sum(accepted, other.accepted),
                SaturatedSum.sum(extended, other.extended),
                SaturatedSum.sum(inProgress, other.inProgress),
                SaturatedSum.sum(skipped, other.skipped),
                SaturatedSum.sum(failed, other.failed),
                SaturatedSum.sum(retryable, other.retryable));
    }

    /** Of the counts, those of what was met. */
    OutcomeCounts met() {
        return new OutcomeCounts(objects, bytes, 0, 0, 0, 0, 0, 0);
    }

    private static long count(boolean holds) {
        return holds ? 1 : 0;
    }
}
