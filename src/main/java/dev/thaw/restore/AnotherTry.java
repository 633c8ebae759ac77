package dev.thaw.restore;

/** Whether, and why, the same work should be asked for again; the later words outweigh the earlier. */
public enum AnotherTry {
    /** All ended, or for good. */
    NEEDLESS,
    /** The time was over; what is not reached has not failed. */
    FOR_TIME,
    /** Something failed that may succeed another time. */
    FOR_FAILURES,
    /** The credentials are over; nothing succeeds before there are others. */
    FOR_CREDENTIALS;

    static AnotherTry after(ObjectOutcome outcome) {
        if (!outcome.retryable()) {
            return NEEDLESS;
        }
        return switch (outcome.name()) {
            case NOT_REACHED -> FOR_TIME;
            case CREDENTIALS_EXPIRED -> FOR_CREDENTIALS;
            default -> FOR_FAILURES;
        };
    }

    AnotherTry or(AnotherTry other) {
        return compareTo(other) > 0 ? this : other;
    }
}
