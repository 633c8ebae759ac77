package dev.thaw.cos;

import dev.thaw.restore.Failure;
import dev.thaw.restore.OutcomeName;
import java.util.Map;
import java.util.Optional;

/** Failures as the report tells them: what COS answered, and what can be done about it. */
final class Faults {

    private static final String RESTORE = "cos:PostObjectRestore and cos:HeadObject on this object";

    private static final Map<String, String> REMEDIES = Map.of(
            "InvalidObjectState", "it is archived: restore it first, or keep it in a class that can be read",
            "InvalidAccessKeyId", "check the secret id",
            "SignatureDoesNotMatch", "check the secret key",
            "NoSuchBucket", "check bucket and region",
            "PaymentRequired", "settle the account's arrears",
            "RequestTimeTooSkewed", "set this machine's clock",
            "ExpiredToken", "fresh credentials are needed");

    private Faults() {}

    /** The failure that an answer is, given what it means. */
    static Failure of(CosAnswer answer, Meaning meaning) {
        return of(answer, meaning, RESTORE);
    }

    /** @param permission what must be allowed, should it not be */
    static Failure of(CosAnswer answer, Meaning meaning, String permission) {
        String detail = told(answer) + remedy(answer, permission);
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
        return "COS answered " + answer.status() + code + message + stranger(answer);
    }

    private static String remedy(CosAnswer answer, String permission) {
        String code = answer.code().orElse("");
        return code.equals("AccessDenied")
                ? "; allow " + permission
                : Optional.ofNullable(REMEDIES.get(code))
                        .map(text -> "; " + text)
                        .orElse("");
    }

    private static Failure failure(OutcomeName outcome, boolean retryable, String detail, CosAnswer answer) {
        return new Failure(outcome, retryable, detail, answer.code(), answer.requestId());
    }

    private static String stranger(CosAnswer answer) {
        return answer.isOfStranger() ? " (without x-cos-request-id: it may come from a proxy and not from COS)" : "";
    }
}
