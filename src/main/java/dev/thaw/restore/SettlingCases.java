package dev.thaw.restore;

import dev.thaw.policy.Decision;

/** The decisions that end the matter, whether the object was looked at or not. */
abstract class SettlingCases implements Decision.Cases<Judgement> {

    private static final Ending FURTHER_LIST =
            Ending.of(Failure.forGood(OutcomeName.MALFORMED, "a list names no further list"));
    private static final Ending UNREAD_LIST = Ending.of(OutcomeName.SKIPPED_BY_RULE)
            .because("the rule says that it is a list: name it with \"list\" to restore what it names");

    final Dossier dossier;
    private final boolean inList;

    /** @param inList whether the object is named by a list */
    SettlingCases(Dossier dossier, boolean inList) {
        this.dossier = dossier;
        this.inList = inList;
    }

    @Override
    public final Judgement skip(Decision.Skip decision) {
        return Judgement.settled(
                dossier.ruledBy(decision.rule()),
                Ending.of(OutcomeName.SKIPPED_BY_RULE).because(decision.reason()));
    }

    @Override
    public final Judgement noRule(Decision.NoRule decision) {
        Ending noRule = Ending.of(OutcomeName.NO_RULE);
        return Judgement.settled(
                dossier,
                decision.mightSkip()
                        .map(rule -> noRule.because("rule " + rule
                                + " might skip it; its class or size was not looked at, since no rule restores it"))
                        .orElse(noRule));
    }

    @Override
    public final Judgement readList(Decision.ReadList decision) {
        return Judgement.settled(dossier.ruledBy(decision.rule()), inList ? FURTHER_LIST : UNREAD_LIST);
    }
}
