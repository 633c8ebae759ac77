package dev.thaw.restore.store;

import java.util.Optional;

/**
 * Why something failed.
 *
 * @param outcome the word of the report: REJECTED, UNREACHABLE, NOT_PROCESSED, CREDENTIALS_EXPIRED, REFUSED_BY_LIMIT, MALFORMED
 *     or NOT_ALLOWED
 * @param retryable whether the same may succeed another time
 * @param detail what was wrong and what to do, without secrets
 * @param code the service's error code, {@code NoSuchKey}
 * @param requestId the service's id of the request
 */
public record Failure(
        OutcomeCode outcome, boolean retryable, String detail, Optional<String> code, Optional<String> requestId) {

    public Failure {
        if (outcome.category() != OutcomeCode.Category.FAILED) {
            throw new IllegalArgumentException(outcome + " is no failure");
        }
    }

    /** A failure that another try does not mend, without an answer of the service behind it. */
    public static Failure permanent(OutcomeCode outcome, String detail) {
        return new Failure(outcome, false, detail, Optional.empty(), Optional.empty());
    }

    /** A failure that is worth another try, without an answer of the service behind it. */
    public static Failure temporary(OutcomeCode outcome, String detail) {
        return new Failure(outcome, true, detail, Optional.empty(), Optional.empty());
    }

    /** The same, with words on where it happened before its detail. */
    public Failure withContext(String where) {
        return withDetail(where + detail);
    }

    /** The same as a reason why there was no time for more tries. */
    public Failure asNotProcessed(String reason) {
        return new Failure(OutcomeCode.NOT_PROCESSED, true, detail + "; " + reason, code, requestId);
    }

    /** The same in other words. */
    public Failure withDetail(String other) {
        return new Failure(outcome, retryable, other, code, requestId);
    }
}
