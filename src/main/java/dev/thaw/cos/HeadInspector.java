package dev.thaw.cos;

import dev.thaw.cos.HeadDenialDiagnosis.Finding;
import dev.thaw.cos.HeadDenialDiagnosis.Scope;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.HeadHeaders;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.Attempts;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import java.time.Duration;

/** Looks at objects; where a HEAD is refused, whose answer has no body, it finds out why by a GET of the first byte. */
final class HeadInspector {

    private static final int BAD_REQUEST = 400;

    private final CosHttp wire;
    private final Attempts attempts;
    private final BucketCircuitBreaker health;
    private final HeadDenialDiagnosis refusals = new HeadDenialDiagnosis();

    HeadInspector(CosHttp wire, Attempts attempts, BucketCircuitBreaker health) {
        this.wire = wire;
        this.attempts = attempts;
        this.health = health;
    }

    Inspection inspect(ObjectRef object) {
        return inspect(object, true);
    }

    private Inspection inspect(ObjectRef object, boolean mayTryAgain) {
        Duration offset = attempts.signingClock().offset();
        CallResult ending = attempts.run(attempt -> wire.head(object, attempt), RateLimiter.NONE, this::meaningOfHead);
        return health.record("HEAD", object.bucket(), ending)
                .fold(answered -> read(object, answered, offset, mayTryAgain), Inspection.Failed::new);
    }

    private Inspection read(ObjectRef object, CallResult.Answered answered, Duration offset, boolean mayTryAgain) {
        CosResponse head = answered.answer();
        return switch (head.status()) {
            case 200 -> found(head);
            case 404 ->
                new Inspection.Failed(
                        head.lacksCosRequestId()
                                ? FailureMessages.of(head, answered.meaning())
                                : FailureMessages.noSuchKey(head));
            case 400, 403 -> explain(object, head, offset, mayTryAgain);
            default -> new Inspection.Failed(FailureMessages.of(head, answered.meaning()));
        };
    }

    private Inspection found(CosResponse head) {
        return HeadHeaders.state(head, attempts.signingClock().now())
                .<Inspection>map(Inspection.Found::new)
                .orElseGet(() -> new Inspection.Failed(
                        FailureMessages.unreadable(head, "no Content-Length that tells the size of the object")));
    }

    private Inspection explain(ObjectRef object, CosResponse head, Duration offset, boolean mayTryAgain) {
        Finding finding = refusals.finding(object.bucket(), head.status(), () -> diagnose(object, head, offset));
        return finding.scope() == Scope.CLOCK && mayTryAgain
                ? inspect(object, false)
                : new Inspection.Failed(FailureMessages.alike(finding.failure(), head));
    }

    private Finding diagnose(ObjectRef object, CosResponse head, Duration offset) {
        if (!attempts.signingClock().offset().equals(offset)) {
            return new Finding(FailureMessages.of(head, ResponseKind.CLOCK_SKEWED), Scope.CLOCK);
        }
        return attempts.run(attempt -> wire.probe(object, attempt), RateLimiter.NONE, HeadInspector::meaningOfProbe)
                .fold(answered -> finding(head, answered.answer()), HeadInspector::ofThisObject);
    }

    private Finding finding(CosResponse head, CosResponse probe) {
        ResponseKind meaning = attempts.signingClock().meaning(probe, ResponseClassifier.ofProbe(probe));
        Failure failure = FailureMessages.of(probe, meaning);
        return switch (meaning) {
            case FOUND, NOT_READABLE ->
                head.status() == BAD_REQUEST
                        ? ofThisObject(FailureMessages.headNotUnderstood(head))
                        : new Finding(FailureMessages.headForbidden(head), Scope.BUCKET);
            case CONFIGURATION_ERROR, TOKEN_EXPIRED -> new Finding(failure, Scope.BUCKET);
            case CLOCK_SKEWED -> {
                probe.serverTime().ifPresent(attempts.signingClock()::learn);
                yield new Finding(failure, Scope.CLOCK);
            }
            default -> ofThisObject(failure);
        };
    }

    private static Finding ofThisObject(Failure failure) {
        return new Finding(failure, Scope.OBJECT);
    }

    /** A refused HEAD cannot say RequestTimeTooSkewed, yet its date tells. */
    private ResponseKind meaningOfHead(CosResponse answer) {
        boolean refused = answer.status() == 400 || answer.status() == 403;
        return refused && attempts.signingClock().isContradictedBy(answer)
                ? ResponseKind.CLOCK_SKEWED
                : ResponseClassifier.ofHead(answer);
    }

    /** With a wrong clock the HEAD is to be tried again, not the GET. */
    private static ResponseKind meaningOfProbe(CosResponse answer) {
        ResponseKind meaning = ResponseClassifier.ofProbe(answer);
        return meaning == ResponseKind.CLOCK_SKEWED ? ResponseKind.CONFIGURATION_ERROR : meaning;
    }
}
