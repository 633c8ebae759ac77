package dev.thaw.policy;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.glob.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds the rules that an object's name may match without asking all of them: by what the names begin with that their globs
 * match. A rule is filed under bucket and key where its bucket is certain, else under the key, else under the bucket; one that
 * has neither is found for every object.
 */
final class RuleIndex {

    private final List<RestoreRule> rules;
    private final PrefixIndex byName;
    private final PrefixIndex byKey;

    RuleIndex(List<RestoreRule> rules) {
        this.rules = rules;
        var names = new TreeMap<String, List<Integer>>();
        var keys = new TreeMap<String, List<Integer>>();
        for (int ordinal = 0; ordinal < rules.size(); ordinal++) {
            RuleConditions match = rules.get(ordinal).match();
            if (hasPrefixes(match.keys()) && !hasOneBucket(match)) {
                file(ordinal, prefixes("", match.keys()), keys);
            } else {
                file(ordinal, namePrefixes(match), names);
            }
        }
        byName = new PrefixIndex(names);
        byKey = new PrefixIndex(keys);
    }

    /** In the order of the policy. */
    MergedRules<RestoreRule> mayMatch(ObjectRef object) {
        List<int[]> found = new ArrayList<>();
        byKey.collect(object.key(), found);
        byName.collect(object.bucket() + "/" + object.key(), found);
        return new MergedRules<>(rules, found);
    }

    private static void file(int ordinal, List<String> prefixes, TreeMap<String, List<Integer>> index) {
        prefixes.stream()
                .distinct()
                .forEach(prefix ->
                        index.computeIfAbsent(prefix, any -> new ArrayList<>(1)).add(ordinal));
    }

    private static List<String> namePrefixes(RuleConditions match) {
        return hasOneBucket(match)
                ? prefixes(match.buckets().get(0).literalPrefix() + "/", match.keys())
                : prefixes("", match.buckets());
    }

    private static List<String> prefixes(String start, List<Glob> globs) {
        return globs.isEmpty()
                ? List.of(start)
                : globs.stream().map(glob -> start + glob.literalPrefix()).toList();
    }

    private static boolean hasOneBucket(RuleConditions match) {
        return match.buckets().size() == 1 && match.buckets().get(0).literal().isPresent();
    }

    private static boolean hasPrefixes(List<Glob> globs) {
        return !globs.isEmpty()
                && globs.stream().noneMatch(glob -> glob.literalPrefix().isEmpty());
    }
}
