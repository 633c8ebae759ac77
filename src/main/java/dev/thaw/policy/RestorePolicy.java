package dev.thaw.policy;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ordered rules: the first that matches an object says what is done with it. */
public final class RestorePolicy {

    private final List<RestoreRule> rules;
    private final Limits limits;
    private final Optional<PriceList> prices;
    private final RuleIndex index;
    private final Set<TriggerFilter> triggers;

    public RestorePolicy(List<RestoreRule> rules, Limits limits, Optional<PriceList> prices) {
        this.rules = List.copyOf(rules);
        this.limits = limits;
        this.prices = prices;
        this.index = new RuleIndex(this.rules);
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

    /**
     * Decides by the facts at hand. Rules whose class or size conditions cannot be told yet ask for an inspection, but only
     * where a restore may come of it: an object that no restore rule can match costs no request. A skip rule is named as the reason
     * only where it certainly matches.
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
            return last.action().decidedBy(last.name());
        }
        return allSkip
                ? new PolicyDecision.NoRule(Optional.of(candidates.get(0).name()))
                : new PolicyDecision.Inspect();
    }

    /** Whether objects that this trigger brings are acted upon at all: created ones, and those of events that a rule lists. */
    public boolean listensTo(Trigger trigger) {
        for (TriggerFilter match : triggers) {
            if (match.matches(trigger)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the object may turn out to be a list. */
    public boolean mayBeList(ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        return candidates(object, trigger, facts).stream()
                .anyMatch(rule -> rule.action().readsList());
    }

    /** A text that tells this policy from any other, whatever process writes it. */
    public String identity() {
        return PolicyFingerprint.of(this);
    }

    /** The rules that may turn out to be the first match: those in doubt, and the first that holds for certain. */
    private List<RestoreRule> candidates(ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        List<RestoreRule> candidates = new ArrayList<>(1);
        RuleConditions.MatchResult answer = RuleConditions.MatchResult.NO;
        for (MergedRules<RestoreRule> named = index.mayMatch(object);
                named.hasNext() && answer != RuleConditions.MatchResult.YES; ) {
            RestoreRule rule = named.next();
            answer = rule.match().matches(object, trigger, facts);
            if (answer != RuleConditions.MatchResult.NO) {
                candidates.add(rule);
            }
        }
        return candidates;
    }

    /**
     * The policy of a forced request: its skip rules restore on the request's own terms, or give way to the rules after them
     * where the request names none.
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
        return new RestorePolicy(forced, limits, prices);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RestorePolicy policy
                && rules.equals(policy.rules)
                && limits.equals(policy.limits)
                && prices.equals(policy.prices);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, limits, prices);
    }

    @Override
    public String toString() {
        return "RestorePolicy[" + rules.size() + " rules]";
    }
}
