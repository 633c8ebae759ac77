package dev.thaw.restore.report;

/** Whether, and why, the same work should be asked for again; the later words outweigh the earlier. */
public enum RetryReason {
    /** All ended, or for good. */
    NONE,
    /** The time was over; what is not reached has not failed. */
    TIMED_OUT,
    /** Something failed that may succeed another time. */
    FAILED,
    /** The credentials are over; nothing succeeds before there are others. */
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
