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
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what to do with one object. The steps, in this order: is the bucket allowed, does any rule listen to the event, is it
 * a folder, which rule matches by what is known, inspection, which rule matches now, has it a copy already, tier, limits per object.
 *
 * <p>The policy is asked once, and a second time only if an inspection brought a new class or size. Sends no restore request.
 * Safe for threads; {@link #evaluate} blocks for the inspection, at most until the store's deadline.
 */
public final class ObjectEvaluator {

    private static final int MAX_SHOWN_EVENT_NAME = 80;
    private static final String BY_LIST = "decided by the class and size in the list; the object was not inspected";

    private static final Outcome NESTED_LIST =
            Outcome.of(Failure.permanent(OutcomeCode.MALFORMED, "a list must not contain another list"));
    private static final Outcome UNREAD_LIST = Outcome.of(OutcomeCode.SKIPPED_BY_RULE)
            .because("the rule says that it is a list; to restore the objects in it, use \"list\" in the request");
    private static final Outcome RULE_UNKNOWN = Outcome.of(OutcomeCode.WOULD_RESTORE)
            .because("which rule matches depends on class or size; use \"inspect\": \"head\" to find out");

    private final RestorePolicy policy;
    private static final Outcome OWN_FILE =
            Outcome.of(OutcomeCode.IGNORED_EVENT).because("keys below THAW_JOBS are never restored");

    private final Predicate<String> allowedBuckets;
    private final Predicate<ObjectRef> ownFiles;
    private final ArchiveStore store;
    private final RequestOverrides overrides;
    private final RestoreEligibility eligibility;
    private final boolean inList;

    /** @param ownFiles whether an object is a file of Thaw's own, which is left alone */
    public ObjectEvaluator(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            Predicate<ObjectRef> ownFiles,
            ArchiveStore store,
            RequestOverrides overrides,
            InstantSource clock) {
        this(
                policy,
                allowedBuckets,
                ownFiles,
                store,
                overrides,
                new RestoreEligibility(policy.limits(), overrides, clock),
                false);
    }

    private ObjectEvaluator(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            Predicate<ObjectRef> ownFiles,
            ArchiveStore store,
            RequestOverrides overrides,
            RestoreEligibility eligibility,
            boolean inList) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.ownFiles = ownFiles;
        this.store = store;
        this.overrides = overrides;
        this.eligibility = eligibility;
        this.inList = inList;
    }

    /** The evaluator for the objects in a list: their class and size are hints, and none of them may be a list again. */
    public ObjectEvaluator forLines() {
        return new ObjectEvaluator(policy, allowedBuckets, ownFiles, store, overrides, eligibility, true);
    }

    public RestoreDecision evaluate(Candidate.Named candidate) {
        ObjectRef object = candidate.object();
        DecisionDetails details = DecisionDetails.of(object, candidate.facts());
        if (ownFiles.test(object)) {
            return RestoreDecision.finished(details, OWN_FILE);
        }
        if (!allowedBuckets.test(object.bucket())) {
            return RestoreDecision.finished(details, notAllowed(object.bucket()));
        }
        if (!policy.listensTo(candidate.trigger())) {
            return RestoreDecision.finished(
                    details,
                    Outcome.of(OutcomeCode.IGNORED_EVENT).because("no rule is for " + shown(candidate.trigger())));
        }
        if (!inList && isFolder(object, candidate.facts())) {
            return RestoreDecision.finished(details, Outcome.of(OutcomeCode.FOLDER));
        }
        PolicyDecision decision = policy.decide(object, candidate.trigger(), candidate.facts());
        return decision.fold(new BeforeInspection(details, candidate));
    }

    private static String shown(Trigger trigger) {
        return trigger.fold(
                name -> "the event "
                        + (name.length() <= MAX_SHOWN_EVENT_NAME
                                ? name
                                : name.substring(0, MAX_SHOWN_EVENT_NAME) + "…"),
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

    /** An object that a restore rule may match. @param restore the rule, if class and size do not decide which it is */
    private RestoreDecision inspect(
            DecisionDetails details, Candidate.Named candidate, Optional<PolicyDecision.Restore> restore) {
        return overrides
                .inspectMode()
                .inspect(store, candidate)
                .fold(
                        found -> evaluateInspected(details, candidate, restore, found.state()),
                        omitted -> isFolder(candidate.object(), candidate.facts())
                                ? RestoreDecision.finished(details.asNotInspected(), Outcome.of(OutcomeCode.FOLDER))
                                : evaluateUninspected(details.asNotInspected(), restore),
                        failed -> RestoreDecision.finished(
                                details, Outcome.of(UnknownKeyHint.addTo(failed.failure(), candidate.object()))));
    }

    private RestoreDecision evaluateInspected(
            DecisionDetails known,
            Candidate.Named candidate,
            Optional<PolicyDecision.Restore> restore,
            ObjectState state) {
        DecisionDetails seen = known.withAttributes(state.facts()).withNote(state.remark());
        DecisionDetails details = state.restoreStateUnknown()
                ? seen.asNotInspected().withNote("not inspected: the listing is trusted")
                : seen;
        if (isFolder(candidate.object(), state.facts())) {
            return RestoreDecision.finished(details, Outcome.of(OutcomeCode.FOLDER));
        }
        return restore.<PolicyDecision>map(rule -> rule)
                .filter(same -> state.facts().equals(candidate.facts()))
                .orElseGet(() -> policy.decide(candidate.object(), candidate.trigger(), state.facts()))
                .fold(new AfterInspection(details, state));
    }

    private RestoreDecision evaluateUninspected(DecisionDetails details, Optional<PolicyDecision.Restore> restore) {
        return restore.map(rule -> eligibility.evaluateUninspected(details.withRule(rule.rule()), rule.terms()))
                .orElseGet(() -> RestoreDecision.finished(details, RULE_UNKNOWN));
    }

    /** What the policy may say before the inspection and after it: decisions that need nothing else. */
    private abstract class FinalCases implements PolicyDecision.Cases<RestoreDecision> {

        private final DecisionDetails details;

        FinalCases(DecisionDetails details) {
            this.details = details;
        }

        @Override
        public final RestoreDecision skip(PolicyDecision.Skip decision) {
            return RestoreDecision.finished(
                    details.withRule(decision.rule()),
                    Outcome.of(OutcomeCode.SKIPPED_BY_RULE).because(decision.reason()));
        }

        @Override
        public final RestoreDecision noRule(PolicyDecision.NoRule decision) {
            Outcome noRule = Outcome.of(OutcomeCode.NO_RULE);
            return RestoreDecision.finished(
                    details,
                    decision.mightSkip()
                            .map(rule -> noRule.because(
                                    "rule " + rule + " might skip it; it was not inspected, since no rule restores it"))
                            .orElse(noRule));
        }

        @Override
        public final RestoreDecision readList(PolicyDecision.ReadList decision) {
            return RestoreDecision.finished(details.withRule(decision.rule()), inList ? NESTED_LIST : UNREAD_LIST);
        }
    }

    private final class BeforeInspection extends FinalCases {

        private final DecisionDetails known;
        private final Candidate.Named candidate;

        BeforeInspection(DecisionDetails known, Candidate.Named candidate) {
            super(inList && !candidate.facts().equals(ObjectAttributes.NONE) ? known.withNote(BY_LIST) : known);
            this.known = known;
            this.candidate = candidate;
        }

        @Override
        public RestoreDecision restore(PolicyDecision.Restore decision) {
            return ObjectEvaluator.this.inspect(known, candidate, Optional.of(decision));
        }

        @Override
        public RestoreDecision inspect(PolicyDecision.Inspect decision) {
            return ObjectEvaluator.this.inspect(known, candidate, Optional.empty());
        }
    }

    private final class AfterInspection extends FinalCases {

        private final DecisionDetails known;
        private final ObjectState state;

        AfterInspection(DecisionDetails known, ObjectState state) {
            super(known);
            this.known = known;
            this.state = state;
        }

        @Override
        public RestoreDecision restore(PolicyDecision.Restore decision) {
            return eligibility.evaluate(known.withRule(decision.rule()), decision.terms(), state);
        }

        @Override
        public RestoreDecision inspect(PolicyDecision.Inspect decision) {
            throw new IllegalStateException("class and size are known, and a rule still asks for them");
        }
    }
}
