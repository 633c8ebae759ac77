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

/** Turns the terms of a rule into a restore request, unless the object's state or a limit says that none is needed. */
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

    RestoreDecision evaluate(DecisionDetails details, RestoreTerms ruleTerms, ObjectState state) {
        RestoreTerms terms = overrides.applyTo(ruleTerms);
        ArchiveLevel depth = state.depth().orElse(ArchiveLevel.ARCHIVE);
        if (depth == ArchiveLevel.READABLE) {
            return RestoreDecision.finished(details, Outcome.of(OutcomeCode.NOT_ARCHIVED));
        }
        return state.copy()
                .fold(
                        () -> pending(details, terms, depth, false),
                        running -> RestoreDecision.finished(
                                details, Outcome.of(OutcomeCode.IN_PROGRESS).readyBy(running.readyBy(depth))),
                        live -> shouldExtend(live, terms)
                                ? pending(details, terms, depth, true)
                                : RestoreDecision.finished(
                                        details,
                                        Outcome.of(OutcomeCode.ALREADY_RESTORED).restoredUntil(live.until())));
    }

    /** For an object that is not inspected: only the terms are known, and the class if the list has it. */
    RestoreDecision evaluateUninspected(DecisionDetails details, RestoreTerms ruleTerms) {
        ArchiveLevel depth = details.facts()
                .storageClass()
                .flatMap(StorageClass::archiveLevel)
                .orElse(ArchiveLevel.ARCHIVE);
        return depth == ArchiveLevel.READABLE
                ? RestoreDecision.finished(
                        details.withNote("decided by the class in the list"), Outcome.of(OutcomeCode.NOT_ARCHIVED))
                : pending(details, overrides.applyTo(ruleTerms), depth, false);
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

    private RestoreDecision pending(
            DecisionDetails details, RestoreTerms terms, ArchiveLevel depth, boolean extendsCopy) {
        Tier tier = terms.tier().availableFor(depth);
        Optional<Integer> days = isIntelligentTiering(details) ? Optional.empty() : Optional.of(terms.days());
        DecisionDetails withTerms = noteFallback(
                details.withTerms(tier, days).withPromotion(terms.thenClass().isPresent()), terms.tier(), tier, depth);
        return limits.refusal(tier, days.orElse(0), details.facts().size().orElse(0L))
                .map(reason -> RestoreDecision.finished(withTerms, refused(reason)))
                .orElseGet(() -> new RestoreDecision.Pending(
                        withTerms, new RestoreRequest(details.object().orElseThrow(), tier, days), depth, extendsCopy));
    }

    private static boolean isIntelligentTiering(DecisionDetails details) {
        return details.facts()
                .storageClass()
                .filter(StorageClass::isIntelligentTiering)
                .isPresent();
    }

    private static DecisionDetails noteFallback(
            DecisionDetails details, Tier requested, Tier offered, ArchiveLevel depth) {
        return requested == offered
                ? details
                : details.withNote(
                        requested.wireName() + " is not offered for " + depth + ": " + offered.wireName() + " instead");
    }

    public static Outcome refused(String reason) {
        return Outcome.of(Failure.permanent(OutcomeCode.REFUSED_BY_LIMIT, reason));
    }
}
