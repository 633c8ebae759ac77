package dev.thaw.cos.retry;

import static dev.thaw.cos.retry.ResponseKind.ACCEPTED;
import static dev.thaw.cos.retry.ResponseKind.CLIENT_ERROR;
import static dev.thaw.cos.retry.ResponseKind.CLOCK_SKEWED;
import static dev.thaw.cos.retry.ResponseKind.CONFIGURATION_ERROR;
import static dev.thaw.cos.retry.ResponseKind.EXTENDED;
import static dev.thaw.cos.retry.ResponseKind.FOUND;
import static dev.thaw.cos.retry.ResponseKind.IN_PROGRESS;
import static dev.thaw.cos.retry.ResponseKind.NOT_ARCHIVED;
import static dev.thaw.cos.retry.ResponseKind.NOT_READABLE;
import static dev.thaw.cos.retry.ResponseKind.SERVER_ERROR;
import static dev.thaw.cos.retry.ResponseKind.SLOW_DOWN;
import static dev.thaw.cos.retry.ResponseKind.TOKEN_EXPIRED;

import dev.thaw.cos.message.CosResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Maps responses to their {@link ResponseKind}. The error code decides where there is one, since the error lists disagree on some
 * statuses ("Error Codes", 436/7730). A response without {@code x-cos-request-id} comes from an intermediary: it proves neither
 * success nor a permanent failure.
 */
public final class ResponseClassifier {

    private static final Map<String, ResponseKind> BY_CODE = Map.ofEntries(
            Map.entry("RestoreAlreadyInProgress", IN_PROGRESS),
            Map.entry("RestoreNonArchiveObject", NOT_ARCHIVED),
            Map.entry("NoSuchKey", CLIENT_ERROR),
            Map.entry("NoSuchVersion", CLIENT_ERROR),
            Map.entry("InvalidObjectState", CLIENT_ERROR),
            Map.entry("AccessDenied", CONFIGURATION_ERROR),
            Map.entry("InvalidAccessKeyId", CONFIGURATION_ERROR),
            Map.entry("SignatureDoesNotMatch", CONFIGURATION_ERROR),
            Map.entry("NoSuchBucket", CONFIGURATION_ERROR),
            Map.entry("PaymentRequired", CONFIGURATION_ERROR),
            Map.entry("UnavailableForLegalReasons", CONFIGURATION_ERROR),
            Map.entry("BucketAccelerateNotEnabled", CONFIGURATION_ERROR),
            Map.entry("ActionAccelerateNotSupported", CONFIGURATION_ERROR),
            Map.entry("ExpiredToken", TOKEN_EXPIRED),
            Map.entry("RequestTimeTooSkewed", CLOCK_SKEWED),
            Map.entry("SlowDown", SLOW_DOWN),
            Map.entry("RequestTimeout", SERVER_ERROR),
            Map.entry("RequestTimeOut", SERVER_ERROR),
            Map.entry("IncompleteBody", SERVER_ERROR),
            Map.entry("UserNetworkTooSlow", SERVER_ERROR),
            Map.entry("OperationAborted", SERVER_ERROR),
            Map.entry("PathConflict", SERVER_ERROR),
            Map.entry("UploadConflict", SERVER_ERROR),
            Map.entry("InternalError", SERVER_ERROR),
            Map.entry("ServiceUnavailable", SERVER_ERROR));

    private static final Map<Integer, ResponseKind> BY_STATUS = Map.ofEntries(
            Map.entry(401, CONFIGURATION_ERROR),
            Map.entry(402, CONFIGURATION_ERROR),
            Map.entry(403, CONFIGURATION_ERROR),
            Map.entry(407, CONFIGURATION_ERROR),
            Map.entry(408, SERVER_ERROR),
            Map.entry(451, CONFIGURATION_ERROR),
            Map.entry(500, SERVER_ERROR),
            Map.entry(502, SERVER_ERROR),
            Map.entry(503, SERVER_ERROR),
            Map.entry(504, SERVER_ERROR));

    private static final int TOO_MANY_REQUESTS = 429;

    private ResponseClassifier() {}

    public static ResponseKind ofRestore(CosResponse response) {
        if (successNotFromCos(response)) {
            return SERVER_ERROR;
        }
        if (response.isErrorDespiteSuccess()) {
            return ofError(response);
        }
        return switch (response.status()) {
            case 202 -> ACCEPTED;
            case 200 -> EXTENDED;
            default -> ofError(response);
        };
    }

    /**
     * A HEAD has no body and so no code: throttling and a server error cannot be distinguished. It changes nothing, so that a
     * conflict can only be with an operation that is going on.
     */
    public static ResponseKind ofHead(CosResponse response) {
        if (successNotFromCos(response)) {
            return SERVER_ERROR;
        }
        return switch (response.status()) {
            case 200 -> FOUND;
            case 503 -> SLOW_DOWN;
            case 409 -> SERVER_ERROR;
            default -> ofError(response);
        };
    }

    /** Archived and empty objects have no first byte to read, but the response proves that reading is allowed. */
    public static ResponseKind ofProbe(CosResponse response) {
        String code = response.code().orElse("");
        if (code.equals("InvalidObjectState") || code.equals("InvalidRange")) {
            return NOT_READABLE;
        }
        if (successNotFromCos(response)) {
            return SERVER_ERROR;
        }
        return response.isSuccess() && !response.isErrorDespiteSuccess() ? FOUND : ofError(response);
    }

    /** For the bytes of an object and for a page of a listing. */
    public static ResponseKind ofRead(CosResponse response) {
        if (successNotFromCos(response)) {
            return SERVER_ERROR;
        }
        boolean holdsContent = response.status() == 200 || response.status() == 206;
        return holdsContent && !response.isErrorDespiteSuccess() ? FOUND : ofError(response);
    }

    /** For a PUT or a DELETE of an object. */
    public static ResponseKind ofWrite(CosResponse response) {
        if (successNotFromCos(response)) {
            return SERVER_ERROR;
        }
        return response.isSuccess() && !response.isErrorDespiteSuccess() ? FOUND : ofError(response);
    }

    /** For example the page of a proxy or a login portal: COS did nothing. */
    private static boolean successNotFromCos(CosResponse response) {
        return response.isSuccess() && response.lacksCosRequestId();
    }

    private static ResponseKind ofError(CosResponse response) {
        if (response.status() == TOO_MANY_REQUESTS) {
            return SLOW_DOWN;
        }
        return response.code()
                .flatMap(code -> Optional.ofNullable(BY_CODE.get(code)))
                .or(() -> Optional.ofNullable(BY_STATUS.get(response.status())))
                .orElseGet(() -> otherwise(response));
    }

    /** A response that says both success and error is inconclusive. */
    private static ResponseKind otherwise(CosResponse response) {
        if (response.isErrorDespiteSuccess()) {
            return SERVER_ERROR;
        }
        return response.lacksCosRequestId() ? CONFIGURATION_ERROR : CLIENT_ERROR;
    }
}
