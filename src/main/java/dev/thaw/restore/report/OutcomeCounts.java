package dev.thaw.restore.report;

import dev.thaw.restore.store.OutcomeCode;

/**
 * The counts of a report.
 *
 * @param objects all objects
 * @param bytes their sizes, as far as known
 * @param retryable those among {@code failed} that are retryable
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
                saturatedAdd(objects, 1),
                saturatedAdd(bytes, outcome.details().facts().size().orElse(0L)),
                saturatedAdd(accepted, count(category == OutcomeCode.Category.ACCEPTED)),
                saturatedAdd(extended, count(category == OutcomeCode.Category.EXTENDED)),
                saturatedAdd(inProgress, count(category == OutcomeCode.Category.IN_PROGRESS)),
                saturatedAdd(skipped, count(category == OutcomeCode.Category.SKIPPED)),
                saturatedAdd(failed, count(category == OutcomeCode.Category.FAILED)),
                saturatedAdd(retryable, count(outcome.retryable())));
    }

    OutcomeCounts plus(OutcomeCounts other) {
        return new OutcomeCounts(
                saturatedAdd(objects, other.objects),
                saturatedAdd(bytes, other.bytes),
                saturatedAdd(accepted, other.accepted),
                saturatedAdd(extended, other.extended),
                saturatedAdd(inProgress, other.inProgress),
                saturatedAdd(skipped, other.skipped),
                saturatedAdd(failed, other.failed),
                saturatedAdd(retryable, other.retryable));
    }

    /** Objects and bytes without their outcomes. */
    OutcomeCounts seenOnly() {
        return new OutcomeCounts(objects, bytes, 0, 0, 0, 0, 0, 0);
    }

    /** The sum of two numbers of which none is negative. An event, a list or a token may claim any size, so it stops at the largest. */
    static long saturatedAdd(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long count(boolean holds) {
        return holds ? 1 : 0;
    }
}
