package dev.thaw.restore;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.policy.Tier;
import dev.thaw.restore.decision.ObjectEvaluator;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.UnknownKeyHint;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreStatus;
import java.util.Optional;
import java.util.function.Predicate;

/** Reports the state of one object as it is now. Sends no restore request. */
final class StatusAction implements ObjectAction {

    private static final Failure NOT_INSPECTED =
            Failure.temporary(OutcomeCode.UNREACHABLE, "the object was not inspected: its state is not known");

    private final Predicate<String> allowedBuckets;
    private final ArchiveStore store;
    private final RequestOverrides.InspectMode inspectMode;

    StatusAction(Predicate<String> allowedBuckets, ArchiveStore store, RequestOverrides overrides) {
        this.allowedBuckets = allowedBuckets;
        this.store = store;
        this.inspectMode = orUnlessListed(overrides.inspectMode());
    }

    /** Without an inspection and a listing there is no state to report. */
    private static RequestOverrides.InspectMode orUnlessListed(RequestOverrides.InspectMode mode) {
        return mode == RequestOverrides.InspectMode.NEVER ? RequestOverrides.InspectMode.UNLESS_LISTED : mode;
    }

    @Override
    public ObjectOutcome apply(Candidate candidate) {
        return candidate.fold(this::inspect, ObjectOutcome::ofInvalid);
    }

    private ObjectOutcome inspect(Candidate.Named candidate) {
        DecisionDetails details = DecisionDetails.of(candidate.object(), candidate.facts());
        if (!allowedBuckets.test(candidate.object().bucket())) {
            return new ObjectOutcome(
                    details, ObjectEvaluator.notAllowed(candidate.object().bucket()));
        }
        return look(candidate)
                .fold(
                        found -> state(
                                details.withAttributes(found.state().facts())
                                        .withNote(found.state().remark()),
                                found.state()),
                        omitted -> new ObjectOutcome(details.asNotInspected(), Outcome.of(NOT_INSPECTED)),
                        failed -> new ObjectOutcome(details, missingOr(failed.failure(), candidate)));
    }

    /** A listing shows that a restore runs, but not since when: it is complete at a time that only an inspection tells. */
    private Inspection look(Candidate.Named candidate) {
        boolean timeUnknown = candidate
                .listed()
                .map(ObjectState::copy)
                .filter(copy -> copy.<Boolean>fold(
                        () -> false, running -> running.requestedAt().isEmpty(), live -> false))
                .isPresent();
        return timeUnknown && inspectMode == RequestOverrides.InspectMode.ALWAYS
                ? store.inspect(candidate.object())
                : inspectMode.inspect(store, candidate);
    }

    private static Outcome missingOr(Failure failure, Candidate.Named candidate) {
        if (!UnknownKeyHint.isNoSuchKey(failure)) {
            return Outcome.of(failure);
        }
        Outcome missing = Outcome.of(OutcomeCode.MISSING);
        return UnknownKeyHint.of(candidate.object()).map(missing::because).orElse(missing);
    }

    private static ObjectOutcome state(DecisionDetails details, ObjectState state) {
        ArchiveLevel depth = state.depth().orElse(ArchiveLevel.ARCHIVE);
        if (depth == ArchiveLevel.READABLE) {
            return new ObjectOutcome(details, Outcome.of(OutcomeCode.READABLE));
        }
        return state.copy()
                .fold(
                        () -> new ObjectOutcome(
                                state.restoreStateUnknown() ? details.asNotInspected() : details,
                                Outcome.of(OutcomeCode.ARCHIVED)),
                        running -> restoring(details, running, depth),
                        live -> new ObjectOutcome(
                                details, Outcome.of(OutcomeCode.RESTORED).restoredUntil(live.until())));
    }

    private static ObjectOutcome restoring(
            DecisionDetails details, RestoreStatus.InProgress running, ArchiveLevel depth) {
        Optional<Tier> tier = running.tier();
        Outcome outcome = Outcome.of(OutcomeCode.RESTORING).readyBy(running.readyBy(depth));
        return new ObjectOutcome(
                tier.map(known -> details.withTerms(known, Optional.empty())).orElse(details),
                running.requestedAt()
                        .map(start -> outcome.because("running since " + start))
                        .orElse(outcome));
    }
}
