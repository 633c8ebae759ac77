package dev.thaw.cos;

import dev.thaw.cos.Refusals.Finding;
import dev.thaw.cos.Refusals.Scope;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.Failure;
import dev.thaw.restore.Inspection;
import java.time.Duration;

/** Looks at objects; where a HEAD is refused, whose answer has no body, it finds out why by a GET of the first byte. */
final class Inspector {

    private static final int BAD_REQUEST = 400;

    private final CosWire wire;
    private final Attempts attempts;
    private final BucketHealth health;
    private final Refusals refusals = new Refusals();

    Inspector(CosWire wire, Attempts attempts, BucketHealth health) {
        this.wire = wire;
        this.attempts = attempts;
        this.health = health;
    }

    Inspection inspect(ObjectRef object) {
        return inspect(object, true);
    }

    private Inspection inspect(ObjectRef object, boolean mayTryAgain) {
        Duration offset = attempts.signingClock().offset();
        Ending ending = attempts.run(attempt -> wire.head(object, attempt), Pace.NONE, this::meaningOfHead);
        return health.noted("HEAD", object.bucket(), ending)
                .fold(answered -> read(object, answered, offset, mayTryAgain), Inspection.Failed::new);
    }

    private Inspection read(ObjectRef object, Ending.Answered answered, Duration offset, boolean mayTryAgain) {
        CosAnswer head = answered.answer();
        return switch (head.status()) {
            case 200 -> found(head);
            case 404 ->
                new Inspection.Failed(
                        head.isOfStranger() ? Faults.of(head, answered.meaning()) : Faults.noSuchKey(head));
            case 400, 403 -> explain(object, head, offset, mayTryAgain);
            default -> new Inspection.Failed(Faults.of(head, answered.meaning()));
        };
    }

    private Inspection found(CosAnswer head) {
        return HeadAnswer.state(head, attempts.signingClock().now())
                .<Inspection>map(Inspection.Found::new)
                .orElseGet(() -> new Inspection.Failed(
                        Faults.unreadable(head, "no Content-Length that tells the size of the object")));
    }

    private Inspection explain(ObjectRef object, CosAnswer head, Duration offset, boolean mayTryAgain) {
        Finding finding = refusals.finding(object.bucket(), head.status(), () -> diagnose(object, head, offset));
        return finding.scope() == Scope.CLOCK && mayTryAgain
                ? inspect(object, false)
                : new Inspection.Failed(Faults.alike(finding.failure(), head));
    }

    private Finding diagnose(ObjectRef object, CosAnswer head, Duration offset) {
        if (!attempts.signingClock().offset().equals(offset)) {
            return new Finding(Faults.of(head, Meaning.CLOCK_SKEWED), Scope.CLOCK);
        }
        return attempts.run(attempt -> wire.probe(object, attempt), Pace.NONE, Inspector::meaningOfProbe)
                .fold(answered -> finding(head, answered.answer()), Inspector::ofThisObject);
    }

    private Finding finding(CosAnswer head, CosAnswer probe) {
        Meaning meaning = attempts.signingClock().meaning(probe, Classification.ofProbe(probe));
        Failure failure = Faults.of(probe, meaning);
        return switch (meaning) {
            case FOUND, UNREADABLE_NOW ->
                head.status() == BAD_REQUEST
                        ? ofThisObject(Faults.headNotUnderstood(head))
                        : new Finding(Faults.headForbidden(head), Scope.BUCKET);
            case FAULT_OF_OPERATOR, TOKEN_EXPIRED -> new Finding(failure, Scope.BUCKET);
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
    private Meaning meaningOfHead(CosAnswer answer) {
        boolean refused = answer.status() == 400 || answer.status() == 403;
        return refused && attempts.signingClock().isContradictedBy(answer)
                ? Meaning.CLOCK_SKEWED
                : Classification.ofHead(answer);
    }

    /** With a wrong clock the HEAD is to be tried again, not the GET. */
    private static Meaning meaningOfProbe(CosAnswer answer) {
        Meaning meaning = Classification.ofProbe(answer);
        return meaning == Meaning.CLOCK_SKEWED ? Meaning.FAULT_OF_OPERATOR : meaning;
    }
}
