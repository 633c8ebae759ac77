package dev.thaw.policy;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ordered rules, with limits, prices and what is said about COS Batch. The first rule that matches an object decides. Immutable. */
public final class RestorePolicy {

    private final List<RestoreRule> rules;
    private final Limits limits;
    private final Optional<PriceList> prices;
    private final Optional<BatchTerms> batch;
    private final RuleIndex index;
    private final Set<TriggerFilter> triggers;
    private final boolean movesReadable;
    private @Nullable RestorePolicy ofReadable;

    /** Without COS Batch. */
    public RestorePolicy(List<RestoreRule> rules, Limits limits, Optional<PriceList> prices) {
        this(rules, limits, prices, Optional.empty());
    }

    public RestorePolicy(
            List<RestoreRule> rules, Limits limits, Optional<PriceList> prices, Optional<BatchTerms> batch) {
        this.rules = List.copyOf(rules);
        this.limits = limits;
        this.prices = prices;
        this.batch = batch;
        this.index = new RuleIndex(this.rules);
        this.movesReadable = this.rules.stream()
                .anyMatch(rule -> rule.action()
                        .restoreTerms()
                        .flatMap(RestoreTerms::thenClass)
                        .isPresent());
        this.triggers = Stream.concat(
                        Stream.of(TriggerFilter.DEFAULT),
                        rules.stream().map(rule -> rule.match().triggers()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<RestoreRule> rules() {
        return rules;
    }

    public Limits limits() {
        return limits;
    }

    public Optional<PriceList> prices() {
        return prices;
    }

    /** How jobs may use COS Batch; absent if they may not. */
    public Optional<BatchTerms> batch() {
        return batch;
    }

    /**
     * Decides by the known attributes. If class or size decide and are not known, the decision is to inspect the object, but only
     * if a restore is possible: an object that no restore rule can match costs no request. A skip rule is named as the reason only
     * if it certainly matches.
     */
    public PolicyDecision decide(ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        List<RestoreRule> candidates = candidates(object, trigger, facts);
        if (candidates.isEmpty()) {
            return new PolicyDecision.NoRule();
        }
        RestoreRule last = candidates.get(candidates.size() - 1);
        boolean certain = last.match().matches(object, trigger, facts) == RuleConditions.MatchResult.YES;
        boolean allSkip = candidates.stream().allMatch(rule -> rule.action().skips());
        if (certain && (allSkip || candidates.size() == 1)) {
            return last.action().decisionOf(last.name());
        }
        return allSkip
                ? new PolicyDecision.NoRule(Optional.of(candidates.get(0).name()))
                : new PolicyDecision.Inspect();
    }

    /** Whether objects of this trigger are processed at all: created objects, manual requests, and events that a rule lists. */
    public boolean listensTo(Trigger trigger) {
        for (TriggerFilter match : triggers) {
            if (match.matches(trigger)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the object may be a list, as far as its attributes are known. */
    public boolean mayBeList(ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        return candidates(object, trigger, facts).stream()
                .anyMatch(rule -> rule.action().readsList());
    }

    /** Whether any rule moves its objects to another class once they are readable. */
    public boolean movesReadable() {
        return movesReadable;
    }

    /** The same rules for objects that became readable: whatever event or request a rule is for, it decides about those. */
    public RestorePolicy ofReadable() {
        RestorePolicy known = ofReadable;
        if (known == null) {
            known = new RestorePolicy(
                    rules.stream()
                            .map(rule ->
                                    new RestoreRule(rule.name(), rule.match().forEveryTrigger(), rule.action()))
                            .toList(),
                    limits,
                    prices,
                    batch);
            ofReadable = known;
        }
        return known;
    }

    /** A text that differs for every two different policies and is the same in every process. */
    public String fingerprint() {
        return PolicyFingerprint.of(this);
    }

    /** The rules that may be the first match: those that may match, up to and including the first that certainly matches. */
    private List<RestoreRule> candidates(ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        List<RestoreRule> candidates = new ArrayList<>(1);
        RuleConditions.MatchResult result = RuleConditions.MatchResult.NO;
        for (Iterator<RestoreRule> named = index.mayMatch(object);
                named.hasNext() && result != RuleConditions.MatchResult.YES; ) {
            RestoreRule rule = named.next();
            result = rule.match().matches(object, trigger, facts);
            if (result != RuleConditions.MatchResult.NO) {
                candidates.add(rule);
            }
        }
        return candidates;
    }

    /**
     * The policy of a forced request: its skip rules restore on the terms of the request, or are left out if the request names none.
     */
    public RestorePolicy forced(Optional<RestoreTerms> requested) {
        List<RestoreRule> forced = new ArrayList<>();
        for (RestoreRule rule : rules) {
            if (!rule.action().skips()) {
                forced.add(rule);
            } else {
                requested.ifPresent(
                        terms -> forced.add(new RestoreRule(rule.name(), rule.match(), new RuleAction.Restore(terms))));
            }
        }
        return new RestorePolicy(forced, limits, prices, batch);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RestorePolicy policy
                && rules.equals(policy.rules)
                && limits.equals(policy.limits)
                && prices.equals(policy.prices)
                && batch.equals(policy.batch);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, limits, prices, batch);
    }

    @Override
    public String toString() {
        return "RestorePolicy[" + rules.size() + " rules]";
    }
}
