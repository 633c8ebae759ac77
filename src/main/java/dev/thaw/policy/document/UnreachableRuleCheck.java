package dev.thaw.policy.document;

import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.document.RuleReader.ParsedRule;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.glob.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Warns of rules that certainly no object reaches. */
final class UnreachableRuleCheck {

    /** Of more rules with the same globs, the rest is not compared: rather miss a warning than delay the start. */
    private static final int MAX_COMPARED = 500;

    private final SubsumptionIndex buckets = new SubsumptionIndex();
    private final SubsumptionIndex keys = new SubsumptionIndex();

    /** Checks a rule, and remembers it for the checks of later rules. */
    void check(ParsedRule rule) {
        RuleConditions match = rule.rule().match();
        coveringRule(rule).ifPresent(earlier -> warn(rule, earlier));
        buckets.add(match.buckets(), rule);
        keys.add(match.keys(), rule);
    }

    private Optional<ParsedRule> coveringRule(ParsedRule rule) {
        RuleConditions match = rule.rule().match();
        List<ParsedRule> byBucket = buckets.mayCover(match.buckets());
        List<ParsedRule> byKey = keys.mayCover(match.keys());
        return (byBucket.size() < byKey.size() ? byBucket : byKey)
                .stream()
                        .limit(MAX_COMPARED)
                        .filter(earlier -> covers(earlier.rule(), rule.rule()))
                        .findFirst();
    }

    /** Rules that read lists do not apply to the objects that a list names, so they hide only each other. */
    private static boolean covers(RestoreRule earlier, RestoreRule later) {
        boolean listHidesOther = earlier.action().readsList() && !later.action().readsList();
        return !listHidesOther && earlier.match().covers(later.match());
    }

    private static void warn(ParsedRule rule, ParsedRule earlier) {
        String name = Finding.shown(earlier.rule().name());
        String forced = earlier.rule().action().skips() ? ", except by forced requests" : "";
        String problem = "is never reached" + forced + ": rule " + name + " in line "
                + earlier.field().node().place().line() + " matches all its objects";
        rule.field().warning(problem, "move it up, narrow the other rule, or remove it");
    }

    /**
     * Finds the rules that may cover a given list of globs: those with the same glob, and those with a bare prefix of it. Comparing
     * ten thousand rules with each other would take half a minute.
     */
    private static final class SubsumptionIndex {

        private static final List<Glob> ANY = List.of(Glob.EVERYTHING);

        private final Map<String, List<ParsedRule>> bySource = new HashMap<>();
        private final Map<String, List<ParsedRule>> byPrefix = new HashMap<>();

        /** @param globs the globs of the rule; none: everything */
        void add(List<Glob> globs, ParsedRule rule) {
            for (Glob glob : orAny(globs)) {
                boolean prefix = glob.isPrefix();
                (prefix ? byPrefix : bySource)
                        .computeIfAbsent(prefix ? glob.literalPrefix() : glob.source(), any -> new ArrayList<>(1))
                        .add(rule);
            }
        }

        /** The rules that may cover all of the globs: those that may cover the first one. */
        List<ParsedRule> mayCover(List<Glob> globs) {
            Glob first = orAny(globs).get(0);
            String prefix = first.literalPrefix();
            List<ParsedRule> found = new ArrayList<>();
            for (int end = 0; end <= prefix.length(); end++) {
                found.addAll(byPrefix.getOrDefault(prefix.substring(0, end), List.of()));
            }
            found.addAll(bySource.getOrDefault(first.source(), List.of()));
            return found;
        }

        private static List<Glob> orAny(List<Glob> globs) {
            return globs.isEmpty() ? ANY : globs;
        }
    }
}
