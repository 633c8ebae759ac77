package dev.thaw.job.step;

import dev.thaw.job.JobRow;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;

/** Whether an object is still as it was planned, by the policy in force: what is not is left alone. */
final class PlanCheck {

    private PlanCheck() {}

    /** The decision, or that the object is not as planned any more. */
    static RestoreDecision review(JobRow planned, RestoreDecision decision) {
        return decision.fold(
                finished -> leftAlone(finished.outcome().name())
                        ? changedOr(decision, planned, finished.outcome().details())
                        : decision,
                pending -> changedOr(decision, planned, pending.details()));
    }

    private static RestoreDecision changedOr(RestoreDecision decision, JobRow planned, DecisionDetails now) {
        return difference(planned, now)
                .map(reason -> RestoreDecision.finished(
                        now, Outcome.of(OutcomeCode.CHANGED).because(reason)))
                .orElse(decision);
    }

    /** Not restored, although the plan wants it: the policy says so now, or the object is no longer archived. */
    private static boolean leftAlone(OutcomeCode outcome) {
        return outcome == OutcomeCode.NO_RULE
                || outcome == OutcomeCode.SKIPPED_BY_RULE
                || outcome == OutcomeCode.IGNORED_EVENT
                || outcome == OutcomeCode.NOT_ARCHIVED;
    }

    private static Optional<String> difference(JobRow planned, DecisionDetails now) {
        ObjectAttributes before = planned.attributes();
        boolean isLarger = before.size().isPresent()
                && now.facts().size().orElse(0L) > before.size().get();
        if (isLarger) {
            return Optional.of("planned with " + before.size().get() + " bytes, now it has "
                    + now.facts().size().orElse(0L));
        }
        if (before.storageClass().isPresent()
                && now.facts().storageClass().isPresent()
                && !before.storageClass().equals(now.facts().storageClass())) {
            return Optional.of("planned in class " + before.storageClass().get().name() + ", now it is in "
                    + now.facts().storageClass().get().name());
        }
        if (!planned.rule().equals(now.rule())) {
            return Optional.of("planned by rule " + planned.rule().orElse("none") + ", now rule "
                    + now.rule().orElse("none") + " decides");
        }
        boolean sameTerms = planned.tier().equals(now.tier()) && planned.days().equals(now.days());
        return sameTerms
                ? Optional.empty()
                : Optional.of("planned with another tier or other days than rule "
                        + now.rule().orElse("none") + " says now");
    }
}
