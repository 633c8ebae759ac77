package dev.thaw.cos.retry;

import dev.thaw.cos.message.ContentCoding;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Failures for the report: what COS answered, and what can be done about it. */
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
                    "enable global acceleration of the bucket, or set THAW_COS_ENDPOINT to another endpoint"),
            Map.entry(
                    "ActionAccelerateNotSupported", "set THAW_COS_ENDPOINT to an endpoint without global acceleration"),
            Map.entry("ExpiredToken", "provide new credentials"));

    private FailureMessages() {}

    /** The failure for a response of this kind to a restore or an inspection. */
    public static Failure of(CosResponse response, ResponseKind kind) {
        return of(response, kind, RESTORE, "COS finds nothing to restore: the object is not archived, or not yet");
    }

    /**
     * The failure for a response of this kind to a read.
     *
     * @param permission to allow if it is missing
     */
    public static Failure of(CosResponse response, ResponseKind kind, String permission) {
        return of(
                response,
                kind,
                permission,
                "the object is archived: restore it first, or keep it in a storage class that can be read");
    }

    private static Failure of(CosResponse response, ResponseKind kind, String permission, String ifArchived) {
        String detail = describe(response)
                + remedy(response, kind, permission, ifArchived)
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

    /** A response that claims success without the requested content: an intermediary may have written it. */
    public static Failure unreadable(CosResponse response, String reason) {
        return failure(OutcomeCode.UNREACHABLE, true, describe(response) + ": " + reason, response);
    }

    /** A HEAD of a missing object: it has no body with a code. */
    public static Failure noSuchKey(CosResponse response) {
        return new Failure(
                OutcomeCode.REJECTED, false, describe(response), Optional.of("NoSuchKey"), response.requestId());
    }

    /** HEAD is denied although reading is allowed, or would be after a restore. */
    public static Failure headForbidden(CosResponse head) {
        return new Failure(
                OutcomeCode.REJECTED,
                true,
                describe(head) + ": allow cos:HeadObject on this object; other reads of it are allowed",
                Optional.of("AccessDenied"),
                head.requestId());
    }

    /** HEAD is 400 although the object exists; a missing permission would have been 403. */
    public static Failure headNotUnderstood(CosResponse head) {
        return new Failure(
                OutcomeCode.REJECTED,
                false,
                describe(head)
                        + " to the HEAD although the object exists: if it is encrypted with a customer-provided key"
                        + " (SSE-C), it cannot be inspected without that key; restore it with another tool",
                head.code(),
                head.requestId());
    }

    /** A failure that was found for another object of the bucket, with the request id of this HEAD. */
    public static Failure withRequestIdOf(Failure finding, CosResponse head) {
        return new Failure(
                finding.outcome(),
                finding.retryable(),
                finding.detail(),
                finding.code(),
                head.requestId().or(finding::requestId));
    }

    /** What COS answered, without a remedy. */
    public static String describe(CosResponse response) {
        String code = response.code().map(text -> " " + text).orElse("");
        String message = response.error().message().map(text -> ": " + text).orElse("");
        String error = response.isErrorDespiteSuccess() ? " (an error in the body of a success)" : "";
        return "COS answered " + response.status() + code + message + error + missingRequestId(response)
                + unexpected(response);
    }

    /** Points out what COS itself never sends: it shows who did. */
    private static String unexpected(CosResponse response) {
        boolean noError = !response.isSuccess() && response.code().isEmpty();
        String type = response.header("content-type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (noError && !response.lacksCosRequestId() && type.startsWith("text/html")) {
            return " (a web page, not an error of COS: is THAW_COS_ENDPOINT the endpoint of a static website, or is there"
                    + " a proxy in between?)";
        }
        ContentCoding coding = ContentCoding.of(response.lowercaseHeaders());
        return noError && !coding.isNone() ? " (its body is packed as " + coding.name() + " and cannot be read)" : "";
    }

    private static Optional<String> remedy(
            CosResponse response, ResponseKind kind, String permission, String ifArchived) {
        if (kind == ResponseKind.CLOCK_SKEWED) {
            String theirs =
                    response.header("date").map(date -> ", it is " + date).orElse("");
            return Optional.of(
                    "set this machine's clock: by the clock of COS" + theirs + " the signature is not valid");
        }
        return switch (response.code().orElse("")) {
            case "AccessDenied" -> Optional.of("allow " + permission);
            case ARCHIVED -> Optional.of(ifArchived);
            default -> Optional.ofNullable(REMEDIES.get(response.code().orElse("")));
        };
    }

    private static Failure failure(OutcomeCode outcome, boolean retryable, String detail, CosResponse response) {
        return new Failure(outcome, retryable, detail, response.code(), response.requestId());
    }

    private static String missingRequestId(CosResponse response) {
        return response.lacksCosRequestId()
                ? " (without x-cos-request-id: it may come from a proxy and not from COS)"
                : "";
    }
}
