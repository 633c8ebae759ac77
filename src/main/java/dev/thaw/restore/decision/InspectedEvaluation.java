package dev.thaw.restore.decision;

import dev.thaw.policy.PolicyDecision;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;

/** The second half of a judgement: looks at an object that a restore rule may match, decides again, and checks its copy. */
final class InspectedEvaluation {

    private final RestorePolicy policy;
    private final InspectionPolicy glance;
    private final RestoreEligibility copyCheck;
    private final boolean inList;

    /** @param inList whether the objects are named by a list */
    InspectedEvaluation(RestorePolicy policy, InspectionPolicy glance, RestoreEligibility copyCheck, boolean inList) {
        this.policy = policy;
        this.glance = glance;
        this.copyCheck = copyCheck;
        this.inList = inList;
    }

    InspectedEvaluation forLines() {
        return new InspectedEvaluation(policy, glance, copyCheck, true);
    }

    /** @param decided what holds if nobody looks */
    RestoreDecision evaluate(
            DecisionDetails details, Candidate.Named candidate, Optional<PolicyDecision.Restore> decided) {
        return glance.at(candidate)
                .fold(
                        found -> judgeSeen(details, candidate, found.state()),
                        omitted -> ObjectEvaluator.isFolder(candidate.object(), candidate.facts())
                                ? RestoreDecision.settled(details.unseen(), Outcome.of(OutcomeCode.FOLDER))
                                : evaluateUninspected(details.unseen(), decided),
                        failed -> RestoreDecision.settled(details, Outcome.of(explained(failed.failure(), candidate))));
    }

    private static Failure explained(Failure failure, Candidate.Named candidate) {
        return UnknownKeyHint.explained(
                failure, candidate.object().bucket(), candidate.object().key());
    }

    private RestoreDecision judgeSeen(DecisionDetails known, Candidate.Named candidate, ObjectState state) {
        DecisionDetails seen = known.withAttributes(state.facts()).withNote(state.remark());
        DecisionDetails details =
                state.restoreStateUnknown() ? seen.unseen().withNote("not inspected: the listing is trusted") : seen;
        if (ObjectEvaluator.isFolder(candidate.object(), state.facts())) {
            return RestoreDecision.settled(details, Outcome.of(OutcomeCode.FOLDER));
        }
        return policy.decide(candidate.object(), candidate.trigger(), state.facts())
                .fold(new AfterTheLook(details, state));
    }

    private RestoreDecision evaluateUninspected(DecisionDetails details, Optional<PolicyDecision.Restore> decided) {
        return decided.map(
                        decision -> copyCheck.evaluateUninspected(details.withRule(decision.rule()), decision.terms()))
                .orElseGet(() -> RestoreDecision.settled(
                        details,
                        Outcome.of(OutcomeCode.WOULD_RESTORE)
                                .because("class or size decides which rule holds: ask with \"inspect\": \"head\"")));
    }

    private final class AfterTheLook extends FinalCases {

        private final ObjectState state;

        AfterTheLook(DecisionDetails details, ObjectState state) {
            super(details, inList);
            this.state = state;
        }

        @Override
        public RestoreDecision restore(PolicyDecision.Restore decision) {
            return copyCheck.evaluate(details.withRule(decision.rule()), decision.terms(), state);
        }

        @Override
        public RestoreDecision inspect(PolicyDecision.Inspect decision) {
            throw new IllegalStateException("class and size are known, and a rule still asks for them");
        }
    }
}
