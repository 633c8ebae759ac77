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
public final class Judge {

    private static final Ending FURTHER_LIST =
            Ending.of(Failure.forGood(OutcomeName.MALFORMED, "a list names no further list"));
    private static final Ending UNREAD_LIST = Ending.of(OutcomeName.SKIPPED_BY_RULE)
            .because("the rule says that it is a list: name it with \"list\" to restore what it names");

    private final RestorePolicy policy;
    private final Predicate<String> allowedBuckets;
    private final ArchiveStore store;
    private final Wishes wishes;
    private final CopyCheck copyCheck;
    private final boolean inList;

    public Judge(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            ArchiveStore store,
            Wishes wishes,
            InstantSource clock) {
        this(policy, allowedBuckets, store, wishes, new CopyCheck(policy.limits(), wishes, clock), false);
    }

    private Judge(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            ArchiveStore store,
            Wishes wishes,
            CopyCheck copyCheck,
            boolean inList) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.store = store;
        this.wishes = wishes;
        this.copyCheck = copyCheck;
        this.inList = inList;
    }

    /** The judge of what a list names. */
    Judge ofLines() {
        return new Judge(policy, allowedBuckets, store, wishes, copyCheck, true);
    }

    public Judgement judge(Candidate.Named candidate) {
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
        return policy.decide(object, candidate.trigger(), candidate.facts()).fold(new Cases(dossier, candidate) {
            @Override
            public Judgement restore(Decision.Restore decision) {
                return look(dossier, candidate, Optional.of(decision));
            }

            @Override
            public Judgement inspect(Decision.Inspect decision) {
                return look(dossier, candidate, Optional.empty());
            }
        });
    }

    private Judgement look(Dossier dossier, Candidate.Named candidate, Optional<Decision.Restore> decided) {
        Inspection inspection = candidate
                .listed()
                .filter(this::suffices)
                .<Inspection>map(Inspection.Found::new)
                .orElseGet(() -> inspect(candidate));
        return inspection.fold(
                found -> judgeSeen(dossier, candidate, found.state()),
                omitted -> judgeUnseen(dossier.unseen(), decided),
                failed -> settled(dossier, Ending.of(failed.failure())));
    }

    private boolean suffices(ObjectState listed) {
        return !listed.mayHideCopy() || wishes.look() != Wishes.Look.AT_EACH;
    }

    private Inspection inspect(Candidate.Named candidate) {
        return wishes.look() == Wishes.Look.AT_NONE ? new Inspection.Omitted() : store.inspect(candidate.object());
    }

    private Judgement judgeSeen(Dossier known, Candidate.Named candidate, ObjectState state) {
        Dossier seen = known.seenAs(state.facts());
        Dossier dossier = state.mayHideCopy() ? seen.unseen().noting("not inspected: the listing is trusted") : seen;
        if (isFolder(candidate.object(), state.facts())) {
            return settled(dossier, Ending.of(OutcomeName.FOLDER));
        }
        return policy.decide(candidate.object(), candidate.trigger(), state.facts())
                .fold(new Cases(dossier, candidate) {
                    @Override
                    public Judgement restore(Decision.Restore decision) {
                        return copyCheck.judge(dossier.ruledBy(decision.rule()), decision.terms(), state);
                    }

                    @Override
                    public Judgement inspect(Decision.Inspect decision) {
                        throw new IllegalStateException("class and size are known, and a rule still asks for them");
                    }
                });
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
        final Candidate.Named candidate;

        Cases(Dossier dossier, Candidate.Named candidate) {
            this.dossier = dossier;
            this.candidate = candidate;
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
}
