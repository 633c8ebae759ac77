package dev.thaw.policy;

import dev.thaw.policy.glob.Glob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules and their parts, shortly said. */
final class Rules {

    private Rules() {}

    static RestoreRule restore(String name, RuleConditions match, Tier tier, int days) {
        return new RestoreRule(name, match, new RuleAction.Restore(terms(tier, days)));
    }

    static RestoreRule skip(String name, RuleConditions match) {
        return new RestoreRule(name, match, new RuleAction.Skip("because " + name));
    }

    static RestoreTerms terms(Tier tier, int days) {
        return new RestoreTerms(tier, days, Optional.empty());
    }

    static RuleConditions keys(String... globs) {
        return match(globs(globs), List.of(), Set.of(), Optional.empty(), Optional.empty());
    }

    static RuleConditions classes(String... names) {
        return match(List.of(), List.of(), Set.of(names), Optional.empty(), Optional.empty());
    }

    static RuleConditions sizes(long least, long most) {
        return match(List.of(), List.of(), Set.of(), Optional.of(least), Optional.of(most));
    }

    static RuleConditions on(TriggerFilter triggers) {
        return new RuleConditions(
                List.of(), List.of(), List.of(), Set.of(), Optional.empty(), Optional.empty(), triggers);
    }

    static RuleConditions match(
            List<Glob> keys, List<Glob> notKeys, Set<String> classes, Optional<Long> least, Optional<Long> most) {
        return new RuleConditions(List.of(), keys, notKeys, classes, least, most, TriggerFilter.DEFAULT);
    }

    static List<Glob> globs(String... globs) {
        return Stream.of(globs).map(Glob::compile).toList();
    }
}
