package dev.thaw.cos.retry;

/** What a response of COS means for the caller. */
public enum ResponseKind {
    /** HEAD or GET: the object exists. */
    FOUND,
    /** GET: reading is allowed, but the object is archived or empty. */
    NOT_READABLE,
    /** The restore was accepted. */
    ACCEPTED,
    /** The live copy is kept longer. */
    EXTENDED,
    /** A restore is already running. */
    IN_PROGRESS,
    /** The object is not archived. */
    NOT_ARCHIVED,
    /** This request or object is wrong; a retry fails again. */
    CLIENT_ERROR,
    /** Permissions, credentials or settings are wrong; once they are fixed, a retry can succeed. */
    CONFIGURATION_ERROR,
    /** The temporary credentials have expired. */
    TOKEN_EXPIRED,
    /** Our clock differs too much from that of COS. */
    CLOCK_SKEWED,
    /** Too many requests: wait, then continue more slowly. */
    SLOW_DOWN,
    /** A temporary error of the service: retry. */
    SERVER_ERROR
}
