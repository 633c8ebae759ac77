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

    /** The failure that a response is, given what it means. */
    public static Failure of(CosResponse response, ResponseKind kind) {
        return of(response, kind, RESTORE, "COS finds nothing to restore: it is not archived, or not yet");
    }

    /** The same of a response to a read.
     *
     * @param permission what must be allowed, should it not be
     */
    public static Failure of(CosResponse response, ResponseKind kind, String permission) {
        return of(
                response,
                kind,
                permission,
                "it is archived: restore it first, or keep it in a class that can be read");
    }

    private static Failure of(CosResponse response, ResponseKind kind, String permission, String ofArchived) {
        String detail = describe(response)
                + remedy(response, kind, permission, ofArchived)
                        .map(text -> "; " + text)
                        .orElse("");
        return switch (kind) {
            case TOKEN_EXPIRED -> failure(OutcomeCode.CREDENTIALS_EXPIRED, true, detail, response);
            case SERVER_ERROR -> failure(OutcomeCode.UNREACHABLE, true, detail, response);
            case SLOW_DOWN -> failure(OutcomeCode.NOT_PROCESSED, true, detail, response);
            case CONFIGURATION_ERROR, CLOCK_SKEWED -> failure(OutcomeCode.REJECTED, true, detail, response);
            default -> failure(OutcomeCode.REJECTED, false, detail, response);
        };
    }

    /** A response that claims success and does not hold what was asked for: somebody on the way may have written it. */
    public static Failure unreadable(CosResponse response, String reason) {
        return failure(OutcomeCode.UNREACHABLE, true, describe(response) + ": " + reason, response);
    }

    /** A HEAD of what is not there: it has no body that could say so. */
    public static Failure noSuchKey(CosResponse response) {
        return new Failure(OutcomeCode.REJECTED, false, describe(response), Optional.of("NoSuchKey"), response.requestId());
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
    public static String describe(CosResponse response) {
        String code = response.code().map(text -> " " + text).orElse("");
        String message = response.error().message().map(text -> ": " + text).orElse("");
        String error = response.isErrorDespiteSuccess() ? " (an error in the body of a success)" : "";
        return "COS answered " + response.status() + code + message + error + stranger(response) + odd(response);
    }

    /** What COS itself never sends, and so tells who did. */
    private static String odd(CosResponse response) {
        boolean noError = !response.isSuccess() && response.code().isEmpty();
        String type = response.header("content-type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (noError && !response.lacksCosRequestId() && type.startsWith("text/html")) {
            return " (a web page and no error of COS: is THAW_COS_ENDPOINT the endpoint of a static website, or a proxy"
                    + " in between?)";
        }
        ContentCoding coding = ContentCoding.of(response.lowercaseHeaders());
        return noError && !coding.isNone() ? " (its body is packed as " + coding.name() + " and cannot be read)" : "";
    }

    private static Optional<String> remedy(
            CosResponse response, ResponseKind kind, String permission, String ofArchived) {
        if (kind == ResponseKind.CLOCK_SKEWED) {
            String theirs = response.header("date").map(date -> ", it is " + date).orElse("");
            return Optional.of(
                    "set this machine's clock: by the clock of COS" + theirs + " the signature does not hold");
        }
        return switch (response.code().orElse("")) {
            case "AccessDenied" -> Optional.of("allow " + permission);
            case ARCHIVED -> Optional.of(ofArchived);
            default -> Optional.ofNullable(REMEDIES.get(response.code().orElse("")));
        };
    }

    private static Failure failure(OutcomeCode outcome, boolean retryable, String detail, CosResponse response) {
        return new Failure(outcome, retryable, detail, response.code(), response.requestId());
    }

    private static String stranger(CosResponse response) {
        return response.lacksCosRequestId()
                ? " (without x-cos-request-id: it may come from a proxy and not from COS)"
                : "";
    }
}
