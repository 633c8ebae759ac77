package dev.thaw.restore.promote;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.PolicyDecision;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.decision.UnknownKeyHint;
import dev.thaw.restore.promote.ObjectCopier.CopySource;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Moves an object that became readable to the class that its rule names. What could lose or expose data is left alone, and reported
 * with the reason. Blocks; safe for threads.
 */
public final class Promoter {

    /** What a single copy can move ("Specifications and Limits"). */
    private static final long LARGEST = 5L << 30;

    /** One object is moved by one thread of this process at a time. */
    private static final Object[] LOCKS =
            Stream.generate(Object::new).limit(4096).toArray();

    private final RestorePolicy policy;
    private final Predicate<String> allowedBuckets;
    private final ObjectCopier copier;

    public Promoter(RestorePolicy policy, Predicate<String> allowedBuckets, ObjectCopier copier) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.copier = copier;
    }

    /** Moves the object, or says why not. Empty, and without a request, if no rule wants to move it. */
    public Optional<ObjectOutcome> promote(ObjectRef object, ObjectAttributes known) {
        if (!policy.movesReadable() || !allowedBuckets.test(object.bucket())) {
            return Optional.empty();
        }
        if (!mayMove(object, known)) {
            return Optional.empty();
        }
        // The same event may arrive twice at the same moment: the second waits, and finds the object moved.
        synchronized (LOCKS[Math.floorMod(object.hashCode(), LOCKS.length)]) {
            Result<CopySource> look = copier.look(object);
            return look.fold(
                    seen -> seen(object, seen),
                    failure -> Optional.of(outcome(object, known, Optional.empty(), unseen(failure))));
        }
    }

    /** As far as class and size are known. */
    private boolean mayMove(ObjectRef object, ObjectAttributes attributes) {
        PolicyDecision decision = policy.ofReadable().decide(object, Trigger.manual(), attributes);
        if (decision instanceof PolicyDecision.Restore restore) {
            return restore.terms().thenClass().isPresent();
        }
        return decision instanceof PolicyDecision.Inspect;
    }

    private Optional<ObjectOutcome> seen(ObjectRef object, CopySource seen) {
        ObjectState state = seen.state();
        PolicyDecision decision = policy.ofReadable().decide(object, Trigger.manual(), state.facts());
        if (!(decision instanceof PolicyDecision.Restore restore)) {
            return Optional.empty();
        }
        Optional<StorageClass> target = restore.terms().thenClass();
        return target.map(known -> outcome(object, state.facts(), Optional.of(restore), moved(object, seen, known)));
    }

    private Outcome moved(ObjectRef object, CopySource seen, StorageClass target) {
        ObjectState state = seen.state();
        if (!state.storageClass().isIntelligentTiering()
                && state.depth().filter(depth -> depth == ArchiveLevel.READABLE).isPresent()) {
            return Outcome.of(OutcomeCode.COPY_READABLE)
                    .because("it is in class " + state.storageClass().name() + " already");
        }
        Optional<String> obstacle = obstacle(object, seen);
        if (obstacle.isPresent()) {
            return Outcome.of(Failure.permanent(OutcomeCode.PROMOTION_FAILED, obstacle.get()));
        }
        return state.copy()
                .fold(
                        () -> Outcome.of(OutcomeCode.CHANGED).because("it has no readable copy any more"),
                        running -> Outcome.of(OutcomeCode.CHANGED).because("it is being restored again"),
                        live -> copied(object, seen, target, live.until()));
    }

    private Outcome copied(ObjectRef object, CopySource seen, StorageClass target, Optional<Instant> until) {
        ObjectCopier.Reply reply = copier.copyInPlace(object, seen, target);
        if (reply instanceof ObjectCopier.Reply.Changed changed) {
            return Outcome.of(OutcomeCode.CHANGED).because(changed.reason());
        }
        if (reply instanceof ObjectCopier.Reply.Failed failed) {
            Failure failure = failed.failure();
            return Outcome.of(new Failure(
                            OutcomeCode.PROMOTION_FAILED,
                            failure.retryable(),
                            "not copied: " + failure.detail(),
                            failure.code(),
                            failure.requestId()))
                    .restoredUntil(until);
        }
        return Outcome.of(OutcomeCode.PROMOTED).because("moved to " + target.name());
    }

    /** Why an object is left alone: a copy would lose something, or leave something behind. */
    private static Optional<String> obstacle(ObjectRef object, CopySource seen) {
        ObjectState state = seen.state();
        if (object.versionId().isPresent() || seen.hasVersions()) {
            return Optional.of(
                    "left alone: its bucket keeps versions, so that the archived one would stay and be charged");
        }
        if (state.storageClass().isIntelligentTiering()) {
            return Optional.of("left alone: intelligent tiering moves it by itself");
        }
        if (state.storageClass().name().startsWith("MAZ_")) {
            return Optional.of(
                    "left alone: COS does not copy " + state.storageClass().name() + " to a class of one zone");
        }
        if (seen.hasCustomerKey()) {
            return Optional.of("left alone: it is encrypted with a key of the customer, which Thaw does not have");
        }
        return state.size() > LARGEST
                ? Optional.of("left alone: it has " + state.size() + " bytes, and COS copies at most 5 GB at once")
                : Optional.empty();
    }

    private static Outcome unseen(Failure failure) {
        return UnknownKeyHint.isNoSuchKey(failure)
                ? Outcome.of(OutcomeCode.CHANGED).because("the object is gone")
                : Outcome.of(failure);
    }

    private static ObjectOutcome outcome(
            ObjectRef object, ObjectAttributes attributes, Optional<PolicyDecision.Restore> rule, Outcome outcome) {
        DecisionDetails details = DecisionDetails.of(object, attributes);
        return new ObjectOutcome(
                rule.map(known -> details.withRule(known.rule())).orElse(details), outcome);
    }
}
