package dev.thaw.restore;

import dev.thaw.object.ArchiveDepth;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Turns the terms of a rule into a restore request, unless the object's state or a limit says that none is due. */
final class CopyCheck {

    private static final Duration DAY = Duration.ofDays(1);

    private final Limits limits;
    private final Overrides overrides;
    private final InstantSource clock;

    CopyCheck(Limits limits, Overrides overrides, InstantSource clock) {
        this.limits = limits;
        this.overrides = overrides;
        this.clock = clock;
    }

    Judgement judge(Dossier dossier, RestoreTerms ruled, ObjectState state) {
        RestoreTerms terms = overrides.applyTo(ruled);
        ArchiveDepth depth = state.depth().orElse(ArchiveDepth.ARCHIVE);
        if (depth == ArchiveDepth.READABLE) {
            return Judgement.settled(dossier, Ending.of(OutcomeName.NOT_ARCHIVED));
        }
        return state.copy()
                .fold(
                        () -> due(dossier, terms, depth, false),
                        coming -> Judgement.settled(
                                dossier, Ending.of(OutcomeName.IN_PROGRESS).readyBy(coming.readyBy(depth))),
                        live -> renews(live, terms)
                                ? due(dossier, terms, depth, true)
                                : Judgement.settled(
                                        dossier,
                                        Ending.of(OutcomeName.ALREADY_RESTORED).restoredUntil(live.until())));
    }

    /** Of an object that nobody looked at, only the terms are known, and the class where a list tells it. */
    Judgement judgeUnseen(Dossier dossier, RestoreTerms ruled) {
        ArchiveDepth depth =
                dossier.facts().storageClass().flatMap(StorageClass::depth).orElse(ArchiveDepth.ARCHIVE);
        return depth == ArchiveDepth.READABLE
                ? Judgement.settled(
                        dossier.noting("by the class that the list tells"), Ending.of(OutcomeName.NOT_ARCHIVED))
                : due(dossier, overrides.applyTo(ruled), depth, false);
    }

    private boolean renews(CopyState.Live live, RestoreTerms terms) {
        if (live.until().isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Duration left = Duration.between(now, live.until().get());
        Duration gain = Duration.ofDays(terms.days()).minus(left);
        boolean byRule =
                terms.renewWithin().filter(within -> left.compareTo(within) < 0).isPresent();
        return byRule ? gain.compareTo(Duration.ZERO) > 0 : overrides.extend() && gain.compareTo(DAY) >= 0;
    }

    private Judgement due(Dossier dossier, RestoreTerms terms, ArchiveDepth depth, boolean extendsCopy) {
        Tier tier = terms.tier().offeredAt(depth);
        Optional<Integer> days = isIntelligentTiering(dossier) ? Optional.empty() : Optional.of(terms.days());
        Dossier onTerms = fallbackNoted(dossier.onTerms(tier, days), terms.tier(), tier, depth);
        return limits.refusal(tier, days.orElse(0), dossier.facts().size().orElse(0L))
                .map(reason -> Judgement.settled(onTerms, refused(reason)))
                .orElseGet(() -> new Judgement.Due(
                        onTerms, new RestoreRequest(dossier.object().orElseThrow(), tier, days), depth, extendsCopy));
    }

    private static boolean isIntelligentTiering(Dossier dossier) {
        return dossier.facts()
                .storageClass()
                .filter(found -> found.isIntelligentTiering())
                .isPresent();
    }

    private static Dossier fallbackNoted(Dossier dossier, Tier asked, Tier given, ArchiveDepth depth) {
        return asked == given
                ? dossier
                : dossier.noting(
                        asked.wireName() + " is not offered for " + depth + ": " + given.wireName() + " instead");
    }

    static Ending refused(String reason) {
        return Ending.of(Failure.forGood(OutcomeName.REFUSED_BY_LIMIT, reason));
    }
}
