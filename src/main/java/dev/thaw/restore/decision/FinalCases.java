package dev.thaw.restore.decision;

import dev.thaw.policy.PolicyDecision;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;

/** The decisions that end the matter, whether the object was looked at or not. */
abstract class FinalCases implements PolicyDecision.Cases<RestoreDecision> {

    private static final Outcome FURTHER_LIST =
            Outcome.of(Failure.permanent(OutcomeCode.MALFORMED, "a list names no further list"));
    private static final Outcome UNREAD_LIST = Outcome.of(OutcomeCode.SKIPPED_BY_RULE)
            .because("the rule says that it is a list: name it with \"list\" to restore what it names");

    final DecisionDetails details;
    private final boolean inList;

    /** @param inList whether the object is named by a list */
    FinalCases(DecisionDetails details, boolean inList) {
        this.details = details;
        this.inList = inList;
    }

    @Override
    public final RestoreDecision skip(PolicyDecision.Skip decision) {
        return RestoreDecision.settled(
                details.withRule(decision.rule()),
                Outcome.of(OutcomeCode.SKIPPED_BY_RULE).because(decision.reason()));
    }

    @Override
    public final RestoreDecision noRule(PolicyDecision.NoRule decision) {
        Outcome noRule = Outcome.of(OutcomeCode.NO_RULE);
        return RestoreDecision.settled(
                details,
                decision.mightSkip()
                        .map(rule -> noRule.because("rule " + rule
                                + " might skip it; its class or size was not looked at, since no rule restores it"))
                        .orElse(noRule));
    }

    @Override
    public final RestoreDecision readList(PolicyDecision.ReadList decision) {
        return RestoreDecision.settled(details.withRule(decision.rule()), inList ? FURTHER_LIST : UNREAD_LIST);
    }
}
