package dev.thaw.cos.retry;

/** What a response of COS amounts to. */
public enum ResponseKind {
    /** HEAD or GET: the object is there. */
    FOUND,
    /** GET: it could be read, were it not archived, or not empty. */
    NOT_READABLE,
    /** A restore begins. */
    ACCEPTED,
    /** A live copy is kept longer. */
    EXTENDED,
    /** A restore runs already. */
    IN_PROGRESS,
    /** There is nothing to restore. */
    NOT_ARCHIVED,
    /** A fault of this request or object, which another try meets again. */
    CLIENT_ERROR,
    /** A fault around the object, which somebody can mend. */
    CONFIGURATION_ERROR,
    /** The temporary credentials are over. */
    TOKEN_EXPIRED,
    /** Our clock is wrong, by the service's. */
    CLOCK_SKEWED,
    /** Too fast: wait, and go on slower. */
    SLOW_DOWN,
    /** The service is unwell: try again. */
    SERVER_ERROR
}
