package dev.thaw.policy;

import java.util.Optional;

/** What a rule says of the objects that it matches. */
public sealed interface RuleAction {

    /** The action as the decision of the rule with this name. */
    PolicyDecision decidedBy(String rule);

    /** The terms of a rule that restores. */
    default Optional<RestoreTerms> restoreTerms() {
        return Optional.empty();
    }

    /** Whether it leaves the objects alone. */
    default boolean skips() {
        return false;
    }

    /** Whether the objects are lists of others. */
    default boolean readsList() {
        return false;
    }

    record Restore(RestoreTerms terms) implements RuleAction {
        @Override
        public PolicyDecision decidedBy(String rule) {
            return new PolicyDecision.Restore(rule, terms);
        }

        @Override
        public Optional<RestoreTerms> restoreTerms() {
            return Optional.of(terms);
        }
    }

    /** @param reason shown in the report */
    record Skip(String reason) implements RuleAction {
        @Override
        public PolicyDecision decidedBy(String rule) {
            return new PolicyDecision.Skip(rule, reason);
        }

        @Override
        public boolean skips() {
            return true;
        }
    }

    /** The object is itself a list: its lines are restored by the other rules. */
    record ReadList() implements RuleAction {
        @Override
        public PolicyDecision decidedBy(String rule) {
            return new PolicyDecision.ReadList(rule);
        }

        @Override
        public boolean readsList() {
            return true;
        }
    }
}
