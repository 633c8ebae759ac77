package dev.thaw.restore.decision;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.RestoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Turns the terms of a rule into a restore request, unless the object's state or a limit says that none is due. */
public final class RestoreEligibility {

    private static final Duration DAY = Duration.ofDays(1);

    private final Limits limits;
    private final RequestOverrides overrides;
    private final InstantSource clock;

    RestoreEligibility(Limits limits, RequestOverrides overrides, InstantSource clock) {
        this.limits = limits;
        this.overrides = overrides;
        this.clock = clock;
    }

    RestoreDecision evaluate(DecisionDetails details, RestoreTerms ruled, ObjectState state) {
        RestoreTerms terms = overrides.applyTo(ruled);
        ArchiveLevel depth = state.depth().orElse(ArchiveLevel.ARCHIVE);
        if (depth == ArchiveLevel.READABLE) {
            return RestoreDecision.settled(details, Outcome.of(OutcomeCode.NOT_ARCHIVED));
        }
        return state.copy()
                .fold(
                        () -> due(details, terms, depth, false),
                        coming -> RestoreDecision.settled(
                                details, Outcome.of(OutcomeCode.IN_PROGRESS).readyBy(coming.readyBy(depth))),
                        live -> shouldExtend(live, terms)
                                ? due(details, terms, depth, true)
                                : RestoreDecision.settled(
                                        details,
                                        Outcome.of(OutcomeCode.ALREADY_RESTORED).restoredUntil(live.until())));
    }

    /** Of an object that nobody looked at, only the terms are known, and the class where a list tells it. */
    RestoreDecision evaluateUninspected(DecisionDetails details, RestoreTerms ruled) {
        ArchiveLevel depth = details.facts()
                .storageClass()
                .flatMap(StorageClass::archiveLevel)
                .orElse(ArchiveLevel.ARCHIVE);
        return depth == ArchiveLevel.READABLE
                ? RestoreDecision.settled(
                        details.withNote("by the class that the list tells"), Outcome.of(OutcomeCode.NOT_ARCHIVED))
                : due(details, overrides.applyTo(ruled), depth, false);
    }

    private boolean shouldExtend(RestoreStatus.Available live, RestoreTerms terms) {
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

    private RestoreDecision due(DecisionDetails details, RestoreTerms terms, ArchiveLevel depth, boolean extendsCopy) {
        Tier tier = terms.tier().availableFor(depth);
        Optional<Integer> days = isIntelligentTiering(details) ? Optional.empty() : Optional.of(terms.days());
        DecisionDetails withTerms = fallbackNoted(details.withTerms(tier, days), terms.tier(), tier, depth);
        return limits.refusal(tier, days.orElse(0), details.facts().size().orElse(0L))
                .map(reason -> RestoreDecision.settled(withTerms, refused(reason)))
                .orElseGet(() -> new RestoreDecision.Pending(
                        withTerms, new RestoreRequest(details.object().orElseThrow(), tier, days), depth, extendsCopy));
    }

    private static boolean isIntelligentTiering(DecisionDetails details) {
        return details.facts()
                .storageClass()
                .filter(found -> found.isIntelligentTiering())
                .isPresent();
    }

    private static DecisionDetails fallbackNoted(DecisionDetails details, Tier asked, Tier given, ArchiveLevel depth) {
        return asked == given
                ? details
                : details.withNote(
                        asked.wireName() + " is not offered for " + depth + ": " + given.wireName() + " instead");
    }

    public static Outcome refused(String reason) {
        return Outcome.of(Failure.permanent(OutcomeCode.REFUSED_BY_LIMIT, reason));
    }
}
