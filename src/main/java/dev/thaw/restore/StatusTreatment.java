package dev.thaw.restore;

import dev.thaw.object.ArchiveDepth;
import dev.thaw.policy.Tier;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells the state of one object as it is now; asks for nothing. */
final class StatusTreatment implements Treatment {

    private static final Failure UNSEEN =
            Failure.forNow(OutcomeName.UNREACHABLE, "nobody looked at the object: its state is not known");

    private final Predicate<String> allowedBuckets;
    private final Glance glance;

    StatusTreatment(Predicate<String> allowedBuckets, ArchiveStore store, Overrides overrides) {
        this.allowedBuckets = allowedBuckets;
        this.glance = new Glance(store, lookOfStatus(overrides.look()));
    }

    /** Nobody can tell the state of what he neither saw nor read of. */
    private static Overrides.Look lookOfStatus(Overrides.Look look) {
        return look == Overrides.Look.AT_NONE ? Overrides.Look.AT_UNLISTED : look;
    }

    @Override
    public ObjectOutcome treat(Candidate candidate) {
        return candidate.fold(this::look, ObjectOutcome::unusable);
    }

    private ObjectOutcome look(Candidate.Named candidate) {
        Dossier dossier = Dossier.of(candidate.object(), candidate.facts());
        if (!allowedBuckets.test(candidate.object().bucket())) {
            return new ObjectOutcome(
                    dossier, Judge.notAllowed(candidate.object().bucket()));
        }
        return glance.at(candidate)
                .fold(
                        found -> state(
                                dossier.seenAs(found.state().facts())
                                        .noting(found.state().remark()),
                                found.state()),
                        omitted -> new ObjectOutcome(dossier.unseen(), Ending.of(UNSEEN)),
                        failed -> new ObjectOutcome(dossier, missingOr(failed.failure(), candidate)));
    }

    private static Ending missingOr(Failure failure, Candidate.Named candidate) {
        if (failure.code().filter(UnknownKey.CODE::equals).isEmpty()) {
            return Ending.of(failure);
        }
        Ending missing = Ending.of(OutcomeName.MISSING);
        return UnknownKey.word(candidate.object().bucket(), candidate.object().key())
                .map(missing::because)
                .orElse(missing);
    }

    private static ObjectOutcome state(Dossier dossier, ObjectState state) {
        ArchiveDepth depth = state.depth().orElse(ArchiveDepth.ARCHIVE);
        if (depth == ArchiveDepth.READABLE) {
            return new ObjectOutcome(dossier, Ending.of(OutcomeName.READABLE));
        }
        return state.copy()
                .fold(
                        () -> new ObjectOutcome(
                                state.mayHideCopy() ? dossier.unseen() : dossier, Ending.of(OutcomeName.ARCHIVED)),
                        coming -> restoring(dossier, coming, depth),
                        live -> new ObjectOutcome(
                                dossier, Ending.of(OutcomeName.RESTORED).restoredUntil(live.until())));
    }

    private static ObjectOutcome restoring(Dossier dossier, CopyState.Coming coming, ArchiveDepth depth) {
        Optional<Tier> tier = coming.tier();
        Ending ending = Ending.of(OutcomeName.RESTORING).readyBy(coming.readyBy(depth));
        Ending told = coming.requestedAt()
                .map(start -> ending.because("running since " + start))
                .orElse(ending);
        return new ObjectOutcome(
                tier.map(known -> dossier.onTerms(known, Optional.empty())).orElse(dossier), told);
    }
}
