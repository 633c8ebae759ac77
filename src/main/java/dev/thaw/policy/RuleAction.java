package dev.thaw.policy;

import java.util.Optional;

/** What a rule does with the objects that it matches. */
public sealed interface RuleAction {

    /** The decision of a rule with this name and this action. */
    PolicyDecision decisionOf(String rule);

    /** The terms, if the action restores. */
    default Optional<RestoreTerms> restoreTerms() {
        return Optional.empty();
    }

    /** Whether the objects are left as they are. */
    default boolean skips() {
        return false;
    }

    /** Whether the objects are key lists. */
    default boolean readsList() {
        return false;
    }

    record Restore(RestoreTerms terms) implements RuleAction {
        @Override
        public PolicyDecision decisionOf(String rule) {
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
        public PolicyDecision decisionOf(String rule) {
            return new PolicyDecision.Skip(rule, reason);
        }

        @Override
        public boolean skips() {
            return true;
        }
    }

    /** The object is a key list: the other rules decide about the objects that it names. */
    record ReadList() implements RuleAction {
        @Override
        public PolicyDecision decisionOf(String rule) {
            return new PolicyDecision.ReadList(rule);
        }

        @Override
        public boolean readsList() {
            return true;
        }
    }
}
