package dev.thaw.policy;

/** What a rule says of the objects that it matches. */
public sealed interface RuleAction {

    /** The action as the decision of the rule with this name. */
    Decision decidedBy(String rule);

    record Restore(RestoreTerms terms) implements RuleAction {
        @Override
        public Decision decidedBy(String rule) {
            return new Decision.Restore(rule, terms);
        }
    }

    /** @param reason shown in the report */
    record Skip(String reason) implements RuleAction {
        @Override
        public Decision decidedBy(String rule) {
            return new Decision.Skip(rule, reason);
        }
    }

    /** The object is itself a list: its lines are restored by the other rules. */
    record ReadList() implements RuleAction {
        @Override
        public Decision decidedBy(String rule) {
            return new Decision.ReadList(rule);
        }
    }
}
