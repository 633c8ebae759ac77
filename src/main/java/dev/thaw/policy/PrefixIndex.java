package dev.thaw.policy;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds all prefixes of a text among many with one search. Of the prefixes in order, the last that is not behind the text is its
 * longest or an extension of it; from there, each knows the next shorter one.
 */
final class PrefixIndex {

    private final NavigableMap<String, Node> nodes = new TreeMap<>();

    private record Node(
            String prefix, int[] ordinals, @Nullable Node shorter) {}

    /** @param byPrefix ordinals of rules, ascending, in the natural order of their prefixes */
    PrefixIndex(SortedMap<String, List<Integer>> byPrefix) {
        byPrefix.forEach((prefix, ordinals) -> nodes.put(
                prefix,
                new Node(prefix, ordinals.stream().mapToInt(Integer::intValue).toArray(), longestOf(prefix))));
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
