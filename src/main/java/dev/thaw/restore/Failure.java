package dev.thaw.restore;

import java.util.Optional;

/**
 * Why something failed.
 *
 * @param outcome the word of the report: REJECTED, UNREACHABLE, NOT_REACHED, CREDENTIALS_EXPIRED, REFUSED_BY_LIMIT, MALFORMED
 *     or NOT_ALLOWED
 * @param retryable whether the same may succeed another time
 * @param detail what was wrong and what to do, without secrets
 * @param code the service's error code, {@code NoSuchKey}
 * @param requestId the service's id of the request
 */
public record Failure(
        OutcomeName outcome, boolean retryable, String detail, Optional<String> code, Optional<String> requestId) {

    public Failure {
        if (outcome.category() != OutcomeName.Category.FAILED) {
            throw new IllegalArgumentException(outcome + " is no failure");
        }
    }

    /** A failure that another try does not mend, without an answer of the service behind it. */
    public static Failure forGood(OutcomeName outcome, String detail) {
        return new Failure(outcome, false, detail, Optional.empty(), Optional.empty());
    }

    /** A failure that is worth another try, without an answer of the service behind it. */
    public static Failure forNow(OutcomeName outcome, String detail) {
        return new Failure(outcome, true, detail, Optional.empty(), Optional.empty());
    }

    /** The same, with words on where it happened before its detail. */
    public Failure told(String where) {
        return withDetail(where + detail);
    }

    /** The same as a reason why there was no time for more tries. */
    public Failure notReached(String reason) {
        return new Failure(OutcomeName.NOT_REACHED, true, detail + "; " + reason, code, requestId);
    }

    /** The same in other words. */
    public Failure withDetail(String other) {
        return new Failure(outcome, retryable, other, code, requestId);
    }
}
