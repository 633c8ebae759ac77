package dev.thaw.cos;

import static dev.thaw.cos.Meaning.ACCEPTED;
import static dev.thaw.cos.Meaning.CLOCK_SKEWED;
import static dev.thaw.cos.Meaning.EXTENDED;
import static dev.thaw.cos.Meaning.FAULT_OF_OBJECT;
import static dev.thaw.cos.Meaning.FAULT_OF_OPERATOR;
import static dev.thaw.cos.Meaning.FOUND;
import static dev.thaw.cos.Meaning.IN_PROGRESS;
import static dev.thaw.cos.Meaning.NOT_ARCHIVED;
import static dev.thaw.cos.Meaning.SLOW_DOWN;
import static dev.thaw.cos.Meaning.TOKEN_EXPIRED;
import static dev.thaw.cos.Meaning.UNREADABLE_NOW;
import static dev.thaw.cos.Meaning.UNWELL;

import java.util.Map;
import java.util.Optional;

/**
 * What the answers mean. The code decides where there is one: the lists of errors disagree on the status of some. A stranger on
 * the way, who does not know the object, can neither do a thing to it nor refuse it for good.
 */
final class Classification {

    private static final Map<String, Meaning> BY_CODE = Map.ofEntries(
            Map.entry("RestoreAlreadyInProgress", IN_PROGRESS),
            Map.entry("RestoreNonArchiveObject", NOT_ARCHIVED),
            Map.entry("NoSuchKey", FAULT_OF_OBJECT),
            Map.entry("NoSuchVersion", FAULT_OF_OBJECT),
            Map.entry("InvalidObjectState", FAULT_OF_OBJECT),
            Map.entry("AccessDenied", FAULT_OF_OPERATOR),
            Map.entry("InvalidAccessKeyId", FAULT_OF_OPERATOR),
            Map.entry("SignatureDoesNotMatch", FAULT_OF_OPERATOR),
            Map.entry("NoSuchBucket", FAULT_OF_OPERATOR),
            Map.entry("PaymentRequired", FAULT_OF_OPERATOR),
            Map.entry("UnavailableForLegalReasons", FAULT_OF_OPERATOR),
            Map.entry("BucketAccelerateNotEnabled", FAULT_OF_OPERATOR),
            Map.entry("ActionAccelerateNotSupported", FAULT_OF_OPERATOR),
            Map.entry("ExpiredToken", TOKEN_EXPIRED),
            Map.entry("RequestTimeTooSkewed", CLOCK_SKEWED),
            Map.entry("SlowDown", SLOW_DOWN),
            Map.entry("RequestTimeout", UNWELL),
            Map.entry("RequestTimeOut", UNWELL),
            Map.entry("IncompleteBody", UNWELL),
            Map.entry("UserNetworkTooSlow", UNWELL),
            Map.entry("OperationAborted", UNWELL),
            Map.entry("InternalError", UNWELL),
            Map.entry("ServiceUnavailable", UNWELL));

    private static final Map<Integer, Meaning> BY_STATUS = Map.ofEntries(
            Map.entry(401, FAULT_OF_OPERATOR),
            Map.entry(402, FAULT_OF_OPERATOR),
            Map.entry(403, FAULT_OF_OPERATOR),
            Map.entry(407, FAULT_OF_OPERATOR),
            Map.entry(408, UNWELL),
            Map.entry(451, FAULT_OF_OPERATOR),
            Map.entry(500, UNWELL),
            Map.entry(502, UNWELL),
            Map.entry(503, UNWELL),
            Map.entry(504, UNWELL));

    private static final int TOO_MANY_REQUESTS = 429;

    private Classification() {}

    static Meaning ofRestore(CosAnswer answer) {
        if (pretendsSuccess(answer)) {
            return UNWELL;
        }
        if (answer.tellsError()) {
            return ofFault(answer);
        }
        return switch (answer.status()) {
            case 202 -> ACCEPTED;
            case 200 -> EXTENDED;
            default -> ofFault(answer);
        };
    }

    /**
     * A HEAD has no body and so no code: too many requests and an unwell service look alike. It changes nothing, so that it can be
     * in conflict only with what goes on at that moment.
     */
    static Meaning ofHead(CosAnswer answer) {
        if (pretendsSuccess(answer)) {
            return UNWELL;
        }
        return switch (answer.status()) {
            case 200 -> FOUND;
            case 503 -> SLOW_DOWN;
            case 409 -> UNWELL;
            default -> ofFault(answer);
        };
    }

    /** The first byte of an archived object cannot be read, of an empty one neither; and yet the reader was let in. */
    static Meaning ofProbe(CosAnswer answer) {
        String code = answer.code().orElse("");
        if (code.equals("InvalidObjectState") || code.equals("InvalidRange")) {
            return UNREADABLE_NOW;
        }
        if (pretendsSuccess(answer)) {
            return UNWELL;
        }
        return answer.isSuccess() && !answer.tellsError() ? FOUND : ofFault(answer);
    }

    /** Of an object's bytes, or of a page of a listing. */
    static Meaning ofRead(CosAnswer answer) {
        if (pretendsSuccess(answer)) {
            return UNWELL;
        }
        boolean holdsContent = answer.status() == 200 || answer.status() == 206;
        return holdsContent && !answer.tellsError() ? FOUND : ofFault(answer);
    }

    /** A proxy's page, a portal's greeting: nothing was looked at, nothing begun. */
    private static boolean pretendsSuccess(CosAnswer answer) {
        return answer.isSuccess() && answer.isOfStranger();
    }

    private static Meaning ofFault(CosAnswer answer) {
        if (answer.status() == TOO_MANY_REQUESTS) {
            return SLOW_DOWN;
        }
        return answer.code()
                .flatMap(code -> Optional.ofNullable(BY_CODE.get(code)))
                .or(() -> Optional.ofNullable(BY_STATUS.get(answer.status())))
                .orElseGet(() -> otherwise(answer));
    }

    /** Who says success and error at once has not made up his mind. */
    private static Meaning otherwise(CosAnswer answer) {
        if (answer.tellsError()) {
            return UNWELL;
        }
        return answer.isOfStranger() ? FAULT_OF_OPERATOR : FAULT_OF_OBJECT;
    }
}
