package dev.thaw.policy.document;

import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.document.finding.ShownValue;
import java.util.List;
import java.util.Optional;

/** Warns of rules that no object ever gets to, where that is certain. */
final class UnreachableRuleCheck {

    /** More rules than this with the same globs are not looked through; a warning may be missed, the start may not be late. */
    private static final int MOST_COMPARED = 500;

    private final SubsumptionIndex buckets = new SubsumptionIndex();
    private final SubsumptionIndex keys = new SubsumptionIndex();

    /** Looks at a rule and keeps it for those behind it. */
    void check(ParsedRule rule) {
        RuleConditions match = rule.rule().match();
        earlierOver(rule).ifPresent(earlier -> warn(rule, earlier));
        buckets.add(match.buckets(), rule);
        keys.add(match.keys(), rule);
    }

    private Optional<ParsedRule> earlierOver(ParsedRule rule) {
        RuleConditions match = rule.rule().match();
        List<ParsedRule> byBucket = buckets.mayCover(match.buckets());
        List<ParsedRule> byKey = keys.mayCover(match.keys());
        return (byBucket.size() < byKey.size() ? byBucket : byKey)
                .stream()
                        .limit(MOST_COMPARED)
                        .filter(earlier -> isOver(earlier.rule(), rule.rule()))
                        .findFirst();
    }

    /** Objects in a list pass by the rules that read lists, so these hide nothing but each other. */
    private static boolean isOver(RestoreRule earlier, RestoreRule later) {
        boolean listHidesOther = earlier.action().readsList() && !later.action().readsList();
        return !listHidesOther && earlier.match().covers(later.match());
    }

    private static void warn(ParsedRule rule, ParsedRule earlier) {
        String name = ShownValue.shortened(earlier.rule().name());
        String forced = earlier.rule().action().skips() ? ", but for forced requests" : "";
        String problem = "is never reached" + forced + ": rule " + name + " in line "
                + earlier.field().node().place().line() + " takes all its objects";
        rule.field().warning(problem, "move it up, narrow the other one, or remove it");
    }
}
