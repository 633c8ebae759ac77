package dev.thaw.restore;

import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Decision;
import dev.thaw.policy.RestorePolicy;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what becomes of one object, in the order of judgement: bucket allowed, event, folder, rule by what is known,
 * inspection, rule again, state of the copy, tier, limits. Looks at objects, sends nothing.
 */
final class Judge {

    private static final Ending FURTHER_LIST =
            Ending.of(Failure.forGood(OutcomeName.MALFORMED, "a list names no further list"));
    private static final Ending UNREAD_LIST = Ending.of(OutcomeName.SKIPPED_BY_RULE)
            .because("the rule says that it is a list: name it with \"list\" to restore what it names");

    private final RestorePolicy policy;
    private final Predicate<String> allowedBuckets;
    private final Glance glance;
    private final CopyCheck copyCheck;
    private final boolean inList;

    Judge(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            ArchiveStore store,
            Wishes wishes,
            InstantSource clock) {
        this(
                policy,
                allowedBuckets,
                new Glance(store, wishes.look()),
                new CopyCheck(policy.limits(), wishes, clock),
                false);
    }

    private Judge(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            Glance glance,
            CopyCheck copyCheck,
            boolean inList) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.glance = glance;
        this.copyCheck = copyCheck;
        this.inList = inList;
    }

    /** The judge of what a list names. */
    Judge ofLines() {
        return new Judge(policy, allowedBuckets, glance, copyCheck, true);
    }

    Judgement judge(Candidate.Named candidate) {
        ObjectRef object = candidate.object();
        Dossier dossier = Dossier.of(object, candidate.facts());
        if (!allowedBuckets.test(object.bucket())) {
            return settled(dossier, notAllowed(object.bucket()));
        }
        if (!policy.listensTo(candidate.trigger())) {
            return settled(dossier, Ending.of(OutcomeName.IGNORED_EVENT).because("no rule is for this event"));
        }
        if (isFolder(object, candidate.facts())) {
            return settled(dossier, Ending.of(OutcomeName.FOLDER));
        }
        return policy.decide(object, candidate.trigger(), candidate.facts())
                .fold(new BeforeTheLook(dossier, candidate));
    }

    private Judgement look(Dossier dossier, Candidate.Named candidate, Optional<Decision.Restore> decided) {
        return glance.at(candidate)
                .fold(
                        found -> judgeSeen(dossier, candidate, found.state()),
                        omitted -> judgeUnseen(dossier.unseen(), decided),
                        failed -> settled(dossier, Ending.of(failed.failure())));
    }

    private Judgement judgeSeen(Dossier known, Candidate.Named candidate, ObjectState state) {
        Dossier seen = known.seenAs(state.facts());
        Dossier dossier = state.mayHideCopy() ? seen.unseen().noting("not inspected: the listing is trusted") : seen;
        if (isFolder(candidate.object(), state.facts())) {
            return settled(dossier, Ending.of(OutcomeName.FOLDER));
        }
        return policy.decide(candidate.object(), candidate.trigger(), state.facts())
                .fold(new AfterTheLook(dossier, state));
    }

    private Judgement judgeUnseen(Dossier dossier, Optional<Decision.Restore> decided) {
        return decided.map(decision -> copyCheck.judgeUnseen(dossier.ruledBy(decision.rule()), decision.terms()))
                .orElseGet(() -> settled(
                        dossier,
                        Ending.of(OutcomeName.WOULD_RESTORE)
                                .because("class or size decides which rule holds: ask with \"inspect\": \"head\"")));
    }

    static boolean isFolder(ObjectRef object, ObjectFacts facts) {
        return object.key().endsWith("/")
                && facts.size().filter(size -> size == 0).isPresent();
    }

    static Ending notAllowed(String bucket) {
        return Ending.of(Failure.forGood(
                OutcomeName.NOT_ALLOWED, "bucket " + bucket + " is not among those that THAW_BUCKETS allows"));
    }

    static Judgement settled(Dossier dossier, Ending ending) {
        return new Judgement.Settled(new ObjectOutcome(dossier, ending));
    }

    /** The decisions that end the matter, whether the object was looked at or not. */
    private abstract class Cases implements Decision.Cases<Judgement> {

        final Dossier dossier;

        Cases(Dossier dossier) {
            this.dossier = dossier;
        }

        @Override
        public Judgement skip(Decision.Skip decision) {
            return settled(
                    dossier.ruledBy(decision.rule()),
                    Ending.of(OutcomeName.SKIPPED_BY_RULE).because(decision.reason()));
        }

        @Override
        public Judgement noRule(Decision.NoRule decision) {
            return settled(dossier, Ending.of(OutcomeName.NO_RULE));
        }

        @Override
        public Judgement readList(Decision.ReadList decision) {
            return settled(dossier.ruledBy(decision.rule()), inList ? FURTHER_LIST : UNREAD_LIST);
        }
    }

    private final class BeforeTheLook extends Cases {

        private final Candidate.Named candidate;

        BeforeTheLook(Dossier dossier, Candidate.Named candidate) {
            super(dossier);
            this.candidate = candidate;
        }

        @Override
        public Judgement restore(Decision.Restore decision) {
            return look(dossier, candidate, Optional.of(decision));
        }

        @Override
        public Judgement inspect(Decision.Inspect decision) {
            return look(dossier, candidate, Optional.empty());
        }
    }

    private final class AfterTheLook extends Cases {

        private final ObjectState state;

        AfterTheLook(Dossier dossier, ObjectState state) {
            super(dossier);
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
