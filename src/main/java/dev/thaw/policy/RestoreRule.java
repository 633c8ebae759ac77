package dev.thaw.policy;

/**
 * One entry of the policy.
 *
 * @param name unique in its policy
 * @param match the objects that it applies to
 * @param action what is done with them
 */
public record RestoreRule(String name, RuleConditions match, RuleAction action) {

    public RestoreRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rule has a name");
        }
    }
}
