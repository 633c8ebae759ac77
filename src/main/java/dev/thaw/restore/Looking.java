package dev.thaw.restore;

import dev.thaw.policy.Decision;
import dev.thaw.policy.RestorePolicy;
import java.util.Optional;

/** The second half of a judgement: looks at an object that a restore rule may match, decides again, and checks its copy. */
final class Looking {

    private final RestorePolicy policy;
    private final Glance glance;
    private final CopyCheck copyCheck;
    private final boolean inList;

    /** @param inList whether the objects are named by a list */
    Looking(RestorePolicy policy, Glance glance, CopyCheck copyCheck, boolean inList) {
        this.policy = policy;
        this.glance = glance;
        this.copyCheck = copyCheck;
        this.inList = inList;
    }

    Looking ofLines() {
        return new Looking(policy, glance, copyCheck, true);
    }

    /** @param decided what holds if nobody looks */
    Judgement judge(Dossier dossier, Candidate.Named candidate, Optional<Decision.Restore> decided) {
        return glance.at(candidate)
                .fold(
                        found -> judgeSeen(dossier, candidate, found.state()),
                        omitted -> Judge.isFolder(candidate.object(), candidate.facts())
                                ? Judgement.settled(dossier.unseen(), Ending.of(OutcomeName.FOLDER))
                                : judgeUnseen(dossier.unseen(), decided),
                        failed -> Judgement.settled(dossier, Ending.of(explained(failed.failure(), candidate))));
    }

    private static Failure explained(Failure failure, Candidate.Named candidate) {
        return UnknownKey.explained(
                failure, candidate.object().bucket(), candidate.object().key());
    }

    private Judgement judgeSeen(Dossier known, Candidate.Named candidate, ObjectState state) {
        Dossier seen = known.seenAs(state.facts()).noting(state.remark());
        Dossier dossier = state.mayHideCopy() ? seen.unseen().noting("not inspected: the listing is trusted") : seen;
        if (Judge.isFolder(candidate.object(), state.facts())) {
            return Judgement.settled(dossier, Ending.of(OutcomeName.FOLDER));
        }
        return policy.decide(candidate.object(), candidate.trigger(), state.facts())
                .fold(new AfterTheLook(dossier, state));
    }

    private Judgement judgeUnseen(Dossier dossier, Optional<Decision.Restore> decided) {
        return decided.map(decision -> copyCheck.judgeUnseen(dossier.ruledBy(decision.rule()), decision.terms()))
                .orElseGet(() -> Judgement.settled(
                        dossier,
                        Ending.of(OutcomeName.WOULD_RESTORE)
                                .because("class or size decides which rule holds: ask with \"inspect\": \"head\"")));
    }

    private final class AfterTheLook extends SettlingCases {

        private final ObjectState state;

        AfterTheLook(Dossier dossier, ObjectState state) {
            super(dossier, inList);
            this.state = state;
        }

        @Override
        public Judgement restore(Decision.Restore decision) {
            return copyCheck.judge(dossier.ruledBy(decision.rule()), decision.terms(), state);
        }

        @Override
        public Judgement inspect(Decision.Inspect decision) {
            throw new IllegalStateException("class and size are known, and a rule still asks for them");
        }
    }
}
