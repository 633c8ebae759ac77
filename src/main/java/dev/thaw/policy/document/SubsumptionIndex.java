package dev.thaw.policy.document;

import dev.thaw.policy.glob.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rules one of whose globs may cover a given one: those with the same glob, and those with a bare prefix of it.
 * Comparing ten thousand rules with each other would take half a minute.
 */
final class SubsumptionIndex {

    private static final List<Glob> EVERYTHING = List.of(Glob.compile("**"));

    private final Map<String, List<ParsedRule>> bySource = new HashMap<>();
    private final Map<String, List<ParsedRule>> byPrefix = new HashMap<>();

    /** @param globs those of the rule, none meaning everything */
    void add(List<Glob> globs, ParsedRule rule) {
        for (Glob glob : orEverything(globs)) {
            boolean prefix = glob.isPrefix();
            (prefix ? byPrefix : bySource)
                    .computeIfAbsent(prefix ? glob.literalPrefix() : glob.source(), any -> new ArrayList<>(1))
                    .add(rule);
        }
    }

    /** The rules that may cover all of the globs: they must cover the first of them. */
    List<ParsedRule> mayCover(List<Glob> globs) {
        Glob first = orEverything(globs).get(0);
        String prefix = first.literalPrefix();
        List<ParsedRule> found = new ArrayList<>();
        for (int end = 0; end <= prefix.length(); end++) {
            found.addAll(byPrefix.getOrDefault(prefix.substring(0, end), List.of()));
        }
        found.addAll(bySource.getOrDefault(first.source(), List.of()));
        return found;
    }

    private static List<Glob> orEverything(List<Glob> globs) {
        return globs.isEmpty() ? EVERYTHING : globs;
    }
}
