package dev.thaw.job;

/** What a job is doing, or how it ended. */
public enum JobPhase {
    /** The source is read and every object judged; nothing is sent. */
    PLANNING,
    /** The plan is complete and waits for a confirmation. */
    AWAITING_CONFIRMATION,
    /** The planned objects are requested. */
    REQUESTING,
    /** All are requested; waits until they are readable. */
    RESTORING,
    READY,
    PARTLY_READY,
    FAILED,
    CANCELLED,
    EXPIRED_UNCONFIRMED;

    /** Whether the job is to be continued. */
    public boolean isOpen() {
        return compareTo(RESTORING) <= 0;
    }
}
