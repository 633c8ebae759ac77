package dev.thaw.restore.decision;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.PolicyDecision;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what becomes of one object, in the order of judgement: bucket allowed, event, folder, rule by what is known,
 * inspection, rule again, state of the copy, tier, limits. Looks at objects, sends nothing.
 */
public final class ObjectEvaluator {

    private static final int LONGEST_NAME = 80;
    private static final String BY_HINTS = "by the class and size that the list tells: nobody looked";

    private final RestorePolicy policy;
    private final Predicate<String> allowedBuckets;
    private final InspectedEvaluation looking;
    private final boolean inList;

    public ObjectEvaluator(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            ArchiveStore store,
            RequestOverrides overrides,
            InstantSource clock) {
        this(policy, allowedBuckets, looking(policy, store, overrides, clock), false);
    }

    private ObjectEvaluator(
            RestorePolicy policy, Predicate<String> allowedBuckets, InspectedEvaluation looking, boolean inList) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.looking = looking;
        this.inList = inList;
    }

    private static InspectedEvaluation looking(
            RestorePolicy policy, ArchiveStore store, RequestOverrides overrides, InstantSource clock) {
        var copyCheck = new RestoreEligibility(policy.limits(), overrides, clock);
        return new InspectedEvaluation(policy, new InspectionPolicy(store, overrides.look()), copyCheck, false);
    }

    /** The judge of what a list names. */
    public ObjectEvaluator forLines() {
        return new ObjectEvaluator(policy, allowedBuckets, looking.forLines(), true);
    }

    public RestoreDecision evaluate(Candidate.Named candidate) {
        ObjectRef object = candidate.object();
        DecisionDetails details = DecisionDetails.of(object, candidate.facts());
        if (!allowedBuckets.test(object.bucket())) {
            return RestoreDecision.settled(details, notAllowed(object.bucket()));
        }
        if (!policy.listensTo(candidate.trigger())) {
            return RestoreDecision.settled(
                    details,
                    Outcome.of(OutcomeCode.IGNORED_EVENT).because("no rule is for " + shown(candidate.trigger())));
        }
        if (!inList && isFolder(object, candidate.facts())) {
            return RestoreDecision.settled(details, Outcome.of(OutcomeCode.FOLDER));
        }
        return policy.decide(object, candidate.trigger(), candidate.facts())
                .fold(new BeforeTheLook(details, candidate));
    }

    private static String shown(Trigger trigger) {
        return trigger.fold(
                name -> "the event " + (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…"),
                () -> "manual requests");
    }

    public static boolean isFolder(ObjectRef object, ObjectAttributes facts) {
        return object.key().endsWith("/")
                && facts.size().filter(size -> size == 0).isPresent();
    }

    public static Outcome notAllowed(String bucket) {
        return Outcome.of(Failure.permanent(
                OutcomeCode.NOT_ALLOWED, "bucket " + bucket + " is not among those that THAW_BUCKETS allows"));
    }

    private final class BeforeTheLook extends FinalCases {

        private final DecisionDetails known;
        private final Candidate.Named candidate;

        BeforeTheLook(DecisionDetails known, Candidate.Named candidate) {
            super(
                    inList && !candidate.facts().equals(ObjectAttributes.NONE) ? known.withNote(BY_HINTS) : known,
                    inList);
            this.known = known;
            this.candidate = candidate;
        }

        @Override
        public RestoreDecision restore(PolicyDecision.Restore decision) {
            return looking.evaluate(known, candidate, Optional.of(decision));
        }

        @Override
        public RestoreDecision inspect(PolicyDecision.Inspect decision) {
            return looking.evaluate(known, candidate, Optional.empty());
        }
    }
}
