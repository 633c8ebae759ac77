package dev.thaw.restore.report;

/** Whether and why the same work should be repeated; later constants outweigh earlier ones. */
public enum RetryReason {
    /** Everything succeeded, or failed permanently. */
    NONE,
    /** The time was over; what is not processed has not failed. */
    TIMED_OUT,
    /** Something failed that may succeed later. */
    FAILED,
    /** The credentials expired; nothing succeeds without new ones. */
    CREDENTIALS_EXPIRED;

    static RetryReason after(ObjectOutcome outcome) {
        if (!outcome.retryable()) {
            return NONE;
        }
        return switch (outcome.name()) {
            case NOT_PROCESSED -> TIMED_OUT;
            case CREDENTIALS_EXPIRED -> CREDENTIALS_EXPIRED;
            default -> FAILED;
        };
    }

    public RetryReason or(RetryReason other) {
        return compareTo(other) > 0 ? this : other;
    }
}
