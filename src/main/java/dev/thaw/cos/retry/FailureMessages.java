package dev.thaw.cos.retry;

import dev.thaw.cos.message.ContentCoding;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Failures as the report tells them: what COS answered, and what can be done about it. */
public final class FailureMessages {

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

    private FailureMessages() {}

    /** The failure that an answer is, given what it means. */
    public static Failure of(CosResponse answer, ResponseKind meaning) {
        return of(answer, meaning, RESTORE, "COS finds nothing to restore: it is not archived, or not yet");
    }

    /** The same of an answer to a read.
     *
     * @param permission what must be allowed, should it not be
     */
    public static Failure of(CosResponse answer, ResponseKind meaning, String permission) {
        return of(
                answer,
                meaning,
                permission,
                "it is archived: restore it first, or keep it in a class that can be read");
    }

    private static Failure of(CosResponse answer, ResponseKind meaning, String permission, String ofArchived) {
        String detail = describe(answer)
                + remedy(answer, meaning, permission, ofArchived)
                        .map(text -> "; " + text)
                        .orElse("");
        return switch (meaning) {
            case TOKEN_EXPIRED -> failure(OutcomeCode.CREDENTIALS_EXPIRED, true, detail, answer);
            case SERVER_ERROR -> failure(OutcomeCode.UNREACHABLE, true, detail, answer);
            case SLOW_DOWN -> failure(OutcomeCode.NOT_PROCESSED, true, detail, answer);
            case CONFIGURATION_ERROR, CLOCK_SKEWED -> failure(OutcomeCode.REJECTED, true, detail, answer);
            default -> failure(OutcomeCode.REJECTED, false, detail, answer);
        };
    }

    /** An answer that claims success and does not hold what was asked for: somebody on the way may have written it. */
    public static Failure unreadable(CosResponse answer, String reason) {
        return failure(OutcomeCode.UNREACHABLE, true, describe(answer) + ": " + reason, answer);
    }

    /** A HEAD of what is not there: it has no body that could say so. */
    public static Failure noSuchKey(CosResponse answer) {
        return new Failure(OutcomeCode.REJECTED, false, describe(answer), Optional.of("NoSuchKey"), answer.requestId());
    }

    /** Reading is allowed, or would be after a restore, and yet the HEAD was refused. */
    public static Failure headForbidden(CosResponse head) {
        return new Failure(
                OutcomeCode.REJECTED,
                true,
                describe(head) + ": allow cos:HeadObject on this object; other reads of it are allowed",
                Optional.of("AccessDenied"),
                head.requestId());
    }

    /** The object can be read, or could after a restore; a permission that is missing would have been 403. */
    public static Failure headNotUnderstood(CosResponse head) {
        return new Failure(
                OutcomeCode.REJECTED,
                false,
                describe(head)
                        + " to the HEAD, though the object is there: if it is encrypted with a key of the customer"
                        + " (SSE-C), it cannot be looked at without that key: restore it with another tool",
                head.code(),
                head.requestId());
    }

    /** The finding on one object of a bucket, told of another whose HEAD was refused alike. */
    public static Failure alike(Failure finding, CosResponse head) {
        return new Failure(
                finding.outcome(),
                finding.retryable(),
                finding.detail(),
                finding.code(),
                head.requestId().or(finding::requestId));
    }

    /** What was answered, without a word on what to do. */
    public static String describe(CosResponse answer) {
        String code = answer.code().map(text -> " " + text).orElse("");
        String message = answer.error().message().map(text -> ": " + text).orElse("");
        String error = answer.tellsError() ? " (an error in the body of a success)" : "";
        return "COS answered " + answer.status() + code + message + error + stranger(answer) + odd(answer);
    }

    /** What COS itself never sends, and so tells who did. */
    private static String odd(CosResponse answer) {
        boolean noError = !answer.isSuccess() && answer.code().isEmpty();
        String type = answer.header("content-type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (noError && !answer.lacksCosRequestId() && type.startsWith("text/html")) {
            return " (a web page and no error of COS: is THAW_COS_ENDPOINT the endpoint of a static website, or a proxy"
                    + " in between?)";
        }
        ContentCoding coding = ContentCoding.of(answer.lowercaseHeaders());
        return noError && !coding.isNone() ? " (its body is packed as " + coding.name() + " and cannot be read)" : "";
    }

    private static Optional<String> remedy(
            CosResponse answer, ResponseKind meaning, String permission, String ofArchived) {
        if (meaning == ResponseKind.CLOCK_SKEWED) {
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

    private static Failure failure(OutcomeCode outcome, boolean retryable, String detail, CosResponse answer) {
        return new Failure(outcome, retryable, detail, answer.code(), answer.requestId());
    }

    private static String stranger(CosResponse answer) {
        return answer.lacksCosRequestId()
                ? " (without x-cos-request-id: it may come from a proxy and not from COS)"
                : "";
    }
}
