package dev.thaw.cos;

import dev.thaw.restore.Failure;
import dev.thaw.restore.OutcomeName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Failures as the report tells them: what COS answered, and what can be done about it. */
final class Faults {

    private static final String RESTORE = "cos:PostObjectRestore and cos:HeadObject on this object";

    private static final String ARCHIVED = "InvalidObjectState";

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("InvalidAccessKeyId", "check the secret id"),
            Map.entry("SignatureDoesNotMatch", "check the secret key"),
            Map.entry("NoSuchBucket", "check bucket and region"),
            Map.entry("PaymentRequired", "settle the account's arrears"),
            Map.entry(
                    "BucketAccelerateNotEnabled",
                    "enable global acceleration of the bucket, or let THAW_COS_ENDPOINT name another endpoint"),
            Map.entry(
                    "ActionAccelerateNotSupported",
                    "let THAW_COS_ENDPOINT name an endpoint that is not for global acceleration"),
            Map.entry("ExpiredToken", "fresh credentials are needed"));

    private Faults() {}

    /** The failure that an answer is, given what it means. */
    static Failure of(CosAnswer answer, Meaning meaning) {
        return of(answer, meaning, RESTORE, "COS finds nothing to restore: it is not archived, or not yet");
    }

    /** The same of an answer to a read.
     *
     * @param permission what must be allowed, should it not be
     */
    static Failure of(CosAnswer answer, Meaning meaning, String permission) {
        return of(
                answer,
                meaning,
                permission,
                "it is archived: restore it first, or keep it in a class that can be read");
    }

    private static Failure of(CosAnswer answer, Meaning meaning, String permission, String ofArchived) {
        String detail = told(answer)
                + remedy(answer, meaning, permission, ofArchived)
                        .map(text -> "; " + text)
                        .orElse("");
        return switch (meaning) {
            case TOKEN_EXPIRED -> failure(OutcomeName.CREDENTIALS_EXPIRED, true, detail, answer);
            case UNWELL -> failure(OutcomeName.UNREACHABLE, true, detail, answer);
            case SLOW_DOWN -> failure(OutcomeName.NOT_REACHED, true, detail, answer);
            case FAULT_OF_OPERATOR, CLOCK_SKEWED -> failure(OutcomeName.REJECTED, true, detail, answer);
            default -> failure(OutcomeName.REJECTED, false, detail, answer);
        };
    }

    /** An answer that claims success and does not hold what was asked for: somebody on the way may have written it. */
    static Failure unreadable(CosAnswer answer, String reason) {
        return failure(OutcomeName.UNREACHABLE, true, told(answer) + ": " + reason, answer);
    }

    /** A HEAD of what is not there: it has no body that could say so. */
    static Failure noSuchKey(CosAnswer answer) {
        return new Failure(OutcomeName.REJECTED, false, told(answer), Optional.of("NoSuchKey"), answer.requestId());
    }

    /** Reading is allowed, or would be after a restore, and yet the HEAD was refused. */
    static Failure headForbidden(CosAnswer head) {
        return new Failure(
                OutcomeName.REJECTED,
                true,
                told(head) + ": allow cos:HeadObject on this object; other reads of it are allowed",
                Optional.of("AccessDenied"),
                head.requestId());
    }

    /** The object can be read, or could after a restore; a permission that is missing would have been 403. */
    static Failure headNotUnderstood(CosAnswer head) {
        return new Failure(
                OutcomeName.REJECTED,
                false,
                told(head) + " to the HEAD, though the object is there: if it is encrypted with a key of the customer"
                        + " (SSE-C), it cannot be looked at without that key: restore it with another tool",
                head.code(),
                head.requestId());
    }

    /** The finding on one object of a bucket, told of another whose HEAD was refused alike. */
    static Failure alike(Failure finding, CosAnswer head) {
        return new Failure(
                finding.outcome(),
                finding.retryable(),
                finding.detail(),
                finding.code(),
                head.requestId().or(finding::requestId));
    }

    /** What was answered, without a word on what to do. */
    static String told(CosAnswer answer) {
        String code = answer.code().map(text -> " " + text).orElse("");
        String message = answer.error().message().map(text -> ": " + text).orElse("");
        String error = answer.tellsError() ? " (an error in the body of a success)" : "";
        return "COS answered " + answer.status() + code + message + error + stranger(answer) + odd(answer);
    }

    /** What COS itself never sends, and so tells who did. */
    private static String odd(CosAnswer answer) {
        boolean noError = !answer.isSuccess() && answer.code().isEmpty();
        String type = answer.header("content-type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (noError && !answer.isOfStranger() && type.startsWith("text/html")) {
            return " (a web page and no error of COS: is THAW_COS_ENDPOINT the endpoint of a static website, or a proxy"
                    + " in between?)";
        }
        ContentCoding coding = ContentCoding.of(answer.lowercaseHeaders());
        return noError && !coding.isNone() ? " (its body is packed as " + coding.name() + " and cannot be read)" : "";
    }

    private static Optional<String> remedy(CosAnswer answer, Meaning meaning, String permission, String ofArchived) {
        if (meaning == Meaning.CLOCK_SKEWED) {
            String theirs = answer.header("date").map(date -> ", it is " + date).orElse("");
            return Optional.of(
                    "set this machine's clock: by the clock of COS" + theirs + " the signature does not hold");
        }
        return switch (answer.code().orElse("")) {
            case "AccessDenied" -> Optional.of("allow " + permission);
            case ARCHIVED -> Optional.of(ofArchived);
            default -> Optional.ofNullable(REMEDIES.get(answer.code().orElse("")));
        };
    }

    private static Failure failure(OutcomeName outcome, boolean retryable, String detail, CosAnswer answer) {
        return new Failure(outcome, retryable, detail, answer.code(), answer.requestId());
    }

    private static String stranger(CosAnswer answer) {
        return answer.isOfStranger() ? " (without x-cos-request-id: it may come from a proxy and not from COS)" : "";
    }
}
