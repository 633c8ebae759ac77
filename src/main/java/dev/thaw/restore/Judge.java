package dev.thaw.restore;

import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Decision;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.Trigger;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what becomes of one object, in the order of judgement: bucket allowed, event, folder, rule by what is known,
 * inspection, rule again, state of the copy, tier, limits. Looks at objects, sends nothing.
 */
final class Judge {

    private static final int LONGEST_NAME = 80;
    private static final String BY_HINTS = "by the class and size that the list tells: nobody looked";

    private final RestorePolicy policy;
    private final Predicate<String> allowedBuckets;
    private final Looking looking;
    private final boolean inList;

    Judge(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            ArchiveStore store,
            Overrides overrides,
            InstantSource clock) {
        this(policy, allowedBuckets, looking(policy, store, overrides, clock), false);
    }

    private Judge(RestorePolicy policy, Predicate<String> allowedBuckets, Looking looking, boolean inList) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.looking = looking;
        this.inList = inList;
    }

    private static Looking looking(RestorePolicy policy, ArchiveStore store, Overrides overrides, InstantSource clock) {
        var copyCheck = new CopyCheck(policy.limits(), overrides, clock);
        return new Looking(policy, new Glance(store, overrides.look()), copyCheck, false);
    }

    /** The judge of what a list names. */
    Judge ofLines() {
        return new Judge(policy, allowedBuckets, looking.ofLines(), true);
    }

    Judgement judge(Candidate.Named candidate) {
        ObjectRef object = candidate.object();
        Dossier dossier = Dossier.of(object, candidate.facts());
        if (!allowedBuckets.test(object.bucket())) {
            return Judgement.settled(dossier, notAllowed(object.bucket()));
        }
        if (!policy.listensTo(candidate.trigger())) {
            return Judgement.settled(
                    dossier,
                    Ending.of(OutcomeName.IGNORED_EVENT).because("no rule is for " + shown(candidate.trigger())));
        }
        if (!inList && isFolder(object, candidate.facts())) {
            return Judgement.settled(dossier, Ending.of(OutcomeName.FOLDER));
        }
        return policy.decide(object, candidate.trigger(), candidate.facts())
                .fold(new BeforeTheLook(dossier, candidate));
    }

    private static String shown(Trigger trigger) {
        return trigger.fold(
                name -> "the event " + (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…"),
                () -> "manual requests");
    }

    static boolean isFolder(ObjectRef object, ObjectFacts facts) {
        return object.key().endsWith("/")
                && facts.size().filter(size -> size == 0).isPresent();
    }

    static Ending notAllowed(String bucket) {
        return Ending.of(Failure.forGood(
                OutcomeName.NOT_ALLOWED, "bucket " + bucket + " is not among those that THAW_BUCKETS allows"));
    }

    private final class BeforeTheLook extends SettlingCases {

        private final Dossier known;
        private final Candidate.Named candidate;

        BeforeTheLook(Dossier known, Candidate.Named candidate) {
            super(inList && !candidate.facts().equals(ObjectFacts.NONE) ? known.noting(BY_HINTS) : known, inList);
            this.known = known;
            this.candidate = candidate;
        }

        @Override
        public Judgement restore(Decision.Restore decision) {
            return looking.judge(known, candidate, Optional.of(decision));
        }

        @Override
        public Judgement inspect(Decision.Inspect decision) {
            return looking.judge(known, candidate, Optional.empty());
        }
    }
}
