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
 * What the responses mean. The code decides where there is one: the lists of errors disagree on the status of some. A stranger on
 * the way, who does not know the object, can neither do a thing to it nor refuse it for good.
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
            return ofFault(response);
        }
        return switch (response.status()) {
            case 202 -> ACCEPTED;
            case 200 -> EXTENDED;
            default -> ofFault(response);
        };
    }

    /**
     * A HEAD has no body and so no code: too many requests and an unwell service look alike. It changes nothing, so that it can be
     * in conflict only with what goes on at that moment.
     */
    public static ResponseKind ofHead(CosResponse response) {
        if (successNotFromCos(response)) {
            return SERVER_ERROR;
        }
        return switch (response.status()) {
            case 200 -> FOUND;
            case 503 -> SLOW_DOWN;
            case 409 -> SERVER_ERROR;
            default -> ofFault(response);
        };
    }

    /** The first byte of an archived object cannot be read, of an empty one neither; and yet the reader was let in. */
    public static ResponseKind ofProbe(CosResponse response) {
        String code = response.code().orElse("");
        if (code.equals("InvalidObjectState") || code.equals("InvalidRange")) {
            return NOT_READABLE;
        }
        if (successNotFromCos(response)) {
            return SERVER_ERROR;
        }
        return response.isSuccess() && !response.isErrorDespiteSuccess() ? FOUND : ofFault(response);
    }

    /** Of an object's bytes, or of a page of a listing. */
    public static ResponseKind ofRead(CosResponse response) {
        if (successNotFromCos(response)) {
            return SERVER_ERROR;
        }
        boolean holdsContent = response.status() == 200 || response.status() == 206;
        return holdsContent && !response.isErrorDespiteSuccess() ? FOUND : ofFault(response);
    }

    /** A proxy's page, a portal's greeting: nothing was looked at, nothing begun. */
    private static boolean successNotFromCos(CosResponse response) {
        return response.isSuccess() && response.lacksCosRequestId();
    }

    private static ResponseKind ofFault(CosResponse response) {
        if (response.status() == TOO_MANY_REQUESTS) {
            return SLOW_DOWN;
        }
        return response.code()
                .flatMap(code -> Optional.ofNullable(BY_CODE.get(code)))
                .or(() -> Optional.ofNullable(BY_STATUS.get(response.status())))
                .orElseGet(() -> otherwise(response));
    }

    /** Who says success and error at once has not made up his mind. */
    private static ResponseKind otherwise(CosResponse response) {
        if (response.isErrorDespiteSuccess()) {
            return SERVER_ERROR;
        }
        return response.lacksCosRequestId() ? CONFIGURATION_ERROR : CLIENT_ERROR;
    }
}
