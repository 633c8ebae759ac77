package dev.thaw.cos;

import dev.thaw.cos.HeadDenialDiagnosis.Finding;
import dev.thaw.cos.HeadDenialDiagnosis.Scope;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.HeadHeaders;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import java.time.Duration;

/**
 * Inspects objects by HEAD ("HEAD Object", 436/7745). A denied HEAD has no body, so a GET of the first byte finds out the reason.
 * Safe for threads.
 */
final class HeadInspector {

    private static final int BAD_REQUEST = 400;

    private final CosHttp http;
    private final RetryingCall.Context calls;
    private final BucketCircuitBreaker circuitBreaker;
    private final HeadDenialDiagnosis denials = new HeadDenialDiagnosis();

    HeadInspector(CosHttp http, RetryingCall.Context calls, BucketCircuitBreaker circuitBreaker) {
        this.http = http;
        this.calls = calls;
        this.circuitBreaker = circuitBreaker;
    }

    Inspection inspect(ObjectRef object) {
        return inspect(object, true);
    }

    private Inspection inspect(ObjectRef object, boolean mayRepeat) {
        Duration offset = calls.signingClock().offset();
        CallResult result = calls.run(attempt -> http.head(object, attempt), RateLimiter.NONE, this::kindOfHead);
        return circuitBreaker
                .record("HEAD", object.bucket(), result)
                .fold(answered -> read(object, answered, offset, mayRepeat), Inspection.Failed::new);
    }

    private Inspection read(ObjectRef object, CallResult.Answered answered, Duration offset, boolean mayRepeat) {
        CosResponse head = answered.response();
        return switch (head.status()) {
            case 200 -> found(head);
            case 404 ->
                new Inspection.Failed(
                        head.lacksCosRequestId()
                                ? FailureMessages.of(head, answered.kind())
                                : FailureMessages.noSuchKey(head));
            case 400, 403 -> explain(object, head, offset, mayRepeat);
            default -> new Inspection.Failed(FailureMessages.of(head, answered.kind()));
        };
    }

    private Inspection found(CosResponse head) {
        return HeadHeaders.state(head, calls.signingClock().now())
                .<Inspection>map(Inspection.Found::new)
                .orElseGet(() -> new Inspection.Failed(
                        FailureMessages.unreadable(head, "no Content-Length with the size of the object")));
    }

    private Inspection explain(ObjectRef object, CosResponse head, Duration offset, boolean mayRepeat) {
        Finding finding = denials.finding(object.bucket(), head.status(), () -> diagnose(object, head, offset));
        return finding.scope() == Scope.CLOCK && mayRepeat
                ? inspect(object, false)
                : new Inspection.Failed(FailureMessages.withRequestIdOf(finding.failure(), head));
    }

    private Finding diagnose(ObjectRef object, CosResponse head, Duration offset) {
        if (!calls.signingClock().offset().equals(offset)) {
            return new Finding(FailureMessages.of(head, ResponseKind.CLOCK_SKEWED), Scope.CLOCK);
        }
        return calls.run(attempt -> http.probe(object, attempt), RateLimiter.NONE, HeadInspector::kindOfProbe)
                .fold(answered -> finding(head, answered.response()), HeadInspector::ofThisObject);
    }

    private Finding finding(CosResponse head, CosResponse probe) {
        ResponseKind kind = calls.signingClock().kind(probe, ResponseClassifier.ofProbe(probe));
        Failure failure = FailureMessages.of(probe, kind);
        return switch (kind) {
            case FOUND, NOT_READABLE ->
                head.status() == BAD_REQUEST
                        ? ofThisObject(FailureMessages.headNotUnderstood(head))
                        : new Finding(FailureMessages.headForbidden(head), Scope.BUCKET);
            case CONFIGURATION_ERROR, TOKEN_EXPIRED -> new Finding(failure, Scope.BUCKET);
            case CLOCK_SKEWED -> {
                probe.serverTime().ifPresent(calls.signingClock()::learn);
                yield new Finding(failure, Scope.CLOCK);
            }
            default -> ofThisObject(failure);
        };
    }

    private static Finding ofThisObject(Failure failure) {
        return new Finding(failure, Scope.OBJECT);
    }

    /** A denied HEAD cannot say RequestTimeTooSkewed, but its date shows it. */
    private ResponseKind kindOfHead(CosResponse response) {
        boolean denied = response.status() == 400 || response.status() == 403;
        return denied && calls.signingClock().isContradictedBy(response)
                ? ResponseKind.CLOCK_SKEWED
                : ResponseClassifier.ofHead(response);
    }

    /** With a wrong clock the HEAD is repeated, not the GET. */
    private static ResponseKind kindOfProbe(CosResponse response) {
        ResponseKind kind = ResponseClassifier.ofProbe(response);
        return kind == ResponseKind.CLOCK_SKEWED ? ResponseKind.CONFIGURATION_ERROR : kind;
    }
}
