package dev.thaw.policy;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.glob.Glob;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that may match an object by its name, without testing all of them: by the literal beginnings of their globs.
 * A rule with exactly one literal bucket is filed under bucket and key. Other rules are filed under the key, or else under the
 * bucket; a rule with neither is found for every object. Immutable.
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

    /** The rules that may match, each once, in the order of the policy. */
    Iterator<RestoreRule> mayMatch(ObjectRef object) {
        List<int[]> found = new ArrayList<>();
        byKey.collect(object.key(), found);
        byName.collect(object.bucket() + "/" + object.key(), found);
        return new MergedRules(rules, found);
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

    /**
     * Finds all prefixes of a text with one search. The closest entry not after the text is its longest prefix, or extends it; each
     * prefix links to the next shorter one.
     */
    private static final class PrefixIndex {

        private final NavigableMap<String, Node> nodes = new TreeMap<>();

        private record Node(
                String prefix, int[] ordinals, @Nullable Node shorter) {}

        /** @param byPrefix ascending rule numbers by prefix */
        PrefixIndex(SortedMap<String, List<Integer>> byPrefix) {
            byPrefix.forEach((prefix, ordinals) -> nodes.put(
                    prefix,
                    new Node(
                            prefix,
                            ordinals.stream().mapToInt(Integer::intValue).toArray(),
                            longestOf(prefix))));
        }

        /** Adds the ordinals under every prefix of the text. */
        void collect(String text, List<int[]> found) {
            for (Node node = longestOf(text); node != null; node = node.shorter) {
                found.add(node.ordinals);
            }
        }

        private @Nullable Node longestOf(String text) {
            Map.Entry<String, Node> last = nodes.floorEntry(text);
            Node node = last == null ? null : last.getValue();
            while (node != null && !text.startsWith(node.prefix)) {
                node = node.shorter;
            }
            return node;
        }
    }

    /** Lazily merges ascending lists of rule numbers without duplicates. */
    private static final class MergedRules implements Iterator<RestoreRule> {

        private final List<RestoreRule> rules;
        private final List<int[]> lists;
        private final int[] consumed;
        private int next;

        MergedRules(List<RestoreRule> rules, List<int[]> lists) {
            this.rules = rules;
            this.lists = lists;
            this.consumed = new int[lists.size()];
            this.next = smallest();
        }

        @Override
        public boolean hasNext() {
            return next < rules.size();
        }

        @Override
        public RestoreRule next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RestoreRule rule = rules.get(next);
            for (int list = 0; list < consumed.length; list++) {
                consumed[list] += head(list) == next ? 1 : 0;
            }
            next = smallest();
            return rule;
        }

        private int smallest() {
            int smallest = rules.size();
            for (int list = 0; list < consumed.length; list++) {
                smallest = Math.min(smallest, head(list));
            }
            return smallest;
        }

        private int head(int list) {
            int[] ordinals = lists.get(list);
            return consumed[list] < ordinals.length ? ordinals[consumed[list]] : rules.size();
        }
    }
}
