package dev.thaw.restore;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.policy.Tier;
import dev.thaw.restore.decision.InspectionPolicy;
import dev.thaw.restore.decision.ObjectEvaluator;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.UnknownKeyHint;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreStatus;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells the state of one object as it is now; asks for nothing. */
final class StatusAction implements ObjectAction {

    private static final Failure UNSEEN =
            Failure.temporary(OutcomeCode.UNREACHABLE, "nobody looked at the object: its state is not known");

    private final Predicate<String> allowedBuckets;
    private final InspectionPolicy glance;

    StatusAction(Predicate<String> allowedBuckets, ArchiveStore store, RequestOverrides overrides) {
        this.allowedBuckets = allowedBuckets;
        this.glance = new InspectionPolicy(store, lookOfStatus(overrides.look()));
    }

    /** Nobody can tell the state of what he neither saw nor read of. */
    private static RequestOverrides.InspectMode lookOfStatus(RequestOverrides.InspectMode look) {
        return look == RequestOverrides.InspectMode.NEVER ? RequestOverrides.InspectMode.UNLESS_LISTED : look;
    }

    @Override
    public ObjectOutcome apply(Candidate candidate) {
        return candidate.fold(this::look, ObjectOutcome::unusable);
    }

    private ObjectOutcome look(Candidate.Named candidate) {
        DecisionDetails details = DecisionDetails.of(candidate.object(), candidate.facts());
        if (!allowedBuckets.test(candidate.object().bucket())) {
            return new ObjectOutcome(
                    details, ObjectEvaluator.notAllowed(candidate.object().bucket()));
        }
        return glance.at(candidate)
                .fold(
                        found -> state(
                                details.withAttributes(found.state().facts())
                                        .withNote(found.state().remark()),
                                found.state()),
                        omitted -> new ObjectOutcome(details.unseen(), Outcome.of(UNSEEN)),
                        failed -> new ObjectOutcome(details, missingOr(failed.failure(), candidate)));
    }

    private static Outcome missingOr(Failure failure, Candidate.Named candidate) {
        if (failure.code().filter(UnknownKeyHint.CODE::equals).isEmpty()) {
            return Outcome.of(failure);
        }
        Outcome missing = Outcome.of(OutcomeCode.MISSING);
        return UnknownKeyHint.word(
                        candidate.object().bucket(), candidate.object().key())
                .map(missing::because)
                .orElse(missing);
    }

    private static ObjectOutcome state(DecisionDetails details, ObjectState state) {
        ArchiveLevel depth = state.depth().orElse(ArchiveLevel.ARCHIVE);
        if (depth == ArchiveLevel.READABLE) {
            return new ObjectOutcome(details, Outcome.of(OutcomeCode.READABLE));
        }
        return state.copy()
                .fold(
                        () -> new ObjectOutcome(
                                state.restoreStateUnknown() ? details.unseen() : details,
                                Outcome.of(OutcomeCode.ARCHIVED)),
                        coming -> restoring(details, coming, depth),
                        live -> new ObjectOutcome(
                                details, Outcome.of(OutcomeCode.RESTORED).restoredUntil(live.until())));
    }

    private static ObjectOutcome restoring(
            DecisionDetails details, RestoreStatus.InProgress coming, ArchiveLevel depth) {
        Optional<Tier> tier = coming.tier();
        Outcome ending = Outcome.of(OutcomeCode.RESTORING).readyBy(coming.readyBy(depth));
        Outcome told = coming.requestedAt()
                .map(start -> ending.because("running since " + start))
                .orElse(ending);
        return new ObjectOutcome(
                tier.map(known -> details.withTerms(known, Optional.empty())).orElse(details), told);
    }
}
