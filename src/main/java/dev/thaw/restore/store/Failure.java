package dev.thaw.restore.store;

import java.util.Optional;

/**
 * Why something failed.
 *
 * @param outcome the word of the report: REJECTED, UNREACHABLE, NOT_PROCESSED, CREDENTIALS_EXPIRED, REFUSED_BY_LIMIT, MALFORMED
 *     or NOT_ALLOWED
 * @param retryable whether the same may succeed later, without a change of the request
 * @param detail what was wrong and what to do, without secrets
 * @param code the service's error code, {@code NoSuchKey}
 * @param requestId the service's id of the request
 */
public record Failure(
        OutcomeCode outcome, boolean retryable, String detail, Optional<String> code, Optional<String> requestId) {

    public Failure {
        if (outcome.category() != OutcomeCode.Category.FAILED) {
            throw new IllegalArgumentException(outcome + " is not a failure");
        }
    }

    /** A failure that no retry fixes, without an answer of the service behind it. */
    public static Failure permanent(OutcomeCode outcome, String detail) {
        return new Failure(outcome, false, detail, Optional.empty(), Optional.empty());
    }

    /** A failure that a retry may fix, without an answer of the service behind it. */
    public static Failure temporary(OutcomeCode outcome, String detail) {
        return new Failure(outcome, true, detail, Optional.empty(), Optional.empty());
    }

    /** The same, with its detail prefixed by where it happened. */
    public Failure withContext(String where) {
        return withDetail(where + detail);
    }

    /** NOT_PROCESSED with this failure in its detail: there was no time for another retry. */
    public Failure asNotProcessed(String reason) {
        return new Failure(OutcomeCode.NOT_PROCESSED, true, detail + "; " + reason, code, requestId);
    }

    /** The same with another detail. */
    public Failure withDetail(String other) {
        return new Failure(outcome, retryable, other, code, requestId);
    }
}
