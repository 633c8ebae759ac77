package dev.thaw.policy.glob;

import dev.thaw.policy.glob.GlobStep.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Follows all possibilities of a compiled glob at once, one character after the other, sixty-four steps in one machine word. A
 * state is the index of the next step; transitions that read nothing only lead forward. Immutable.
 */
final class GlobMatcher {

    private static final long[] NO_STATES = new long[1];

    private final int end;
    private final long[] anyCharacter;
    private final long[] run;
    private final long[] runAcross;
    private final long[] forward;
    private final long[] segmentFork;
    private final long[] jump;
    private final int[] target;

    /** The code points that are read, sorted. The states that read one are the entries from its first one to that of the next. */
    private final int[] characters;

    private final int[] firstEntry;
    private final int[] entryWord;
    private final long[] entryStates;

    GlobMatcher(List<GlobStep> steps) {
        end = steps.size();
        anyCharacter = states(steps, Kind.ANY_CHARACTER);
        run = states(steps, Kind.RUN);
        runAcross = states(steps, Kind.RUN_ACROSS);
        segmentFork = states(steps, Kind.SEGMENT_FORK);
        forward = states(steps, Kind.RUN, Kind.RUN_ACROSS, Kind.SEGMENT_FORK, Kind.FORK);
        jump = states(steps, Kind.FORK, Kind.JUMP);
        target = any(jump) ? steps.stream().mapToInt(GlobStep::argument).toArray() : new int[0];

        NavigableMap<Integer, NavigableMap<Integer, Long>> readers = readers(steps);
        characters = readers.keySet().stream().mapToInt(Integer::intValue).toArray();
        firstEntry = new int[characters.length + 1];
        int entries = readers.values().stream().mapToInt(Map::size).sum();
        entryWord = new int[entries];
        entryStates = new long[entries];
        int character = 0;
        int entry = 0;
        for (NavigableMap<Integer, Long> words : readers.values()) {
            for (Map.Entry<Integer, Long> word : words.entrySet()) {
                entryWord[entry] = word.getKey();
                entryStates[entry++] = word.getValue();
            }
            firstEntry[++character] = entry;
        }
    }

    /** By code point and word, the states that read the code point. */
    private static NavigableMap<Integer, NavigableMap<Integer, Long>> readers(List<GlobStep> steps) {
        NavigableMap<Integer, NavigableMap<Integer, Long>> readers = new TreeMap<>();
        for (int at = 0; at < steps.size(); at++) {
            if (steps.get(at).kind() == Kind.CHARACTER) {
                readers.computeIfAbsent(steps.get(at).argument(), any -> new TreeMap<>())
                        .merge(at >> 6, 1L << at, (some, other) -> some | other);
            }
        }
        return readers;
    }

    /**
     * Whether the rest of a text is matched.
     *
     * @param from where the rest begins
     * @param state the step that it begins with
     */
    boolean matches(String text, int from, int state) {
        long[] states = new long[words()];
        long[] after = new long[words()];
        add(states, state);
        follow(states, from == 0 ? '/' : text.codePointBefore(from));
        for (int at = from; at < text.length() && any(states); ) {
            int read = text.codePointAt(at);
            read(read, states, after);
            follow(after, read);
            long[] before = states;
            states = after;
            after = before;
            at += Character.charCount(read);
        }
        return (states[end >> 6] & 1L << end) != 0;
    }

    /** Fills in the states that reading a code point leads to. */
    private void read(int codePoint, long[] states, long[] after) {
        boolean slash = codePoint == '/';
        int found = Arrays.binarySearch(characters, codePoint);
        int entry = found < 0 ? 0 : firstEntry[found];
        int lastEntry = found < 0 ? 0 : firstEntry[found + 1];
        long carried = 0;
        for (int word = 0; word < states.length; word++) {
            long moving = slash ? 0 : states[word] & anyCharacter[word];
            if (entry < lastEntry && entryWord[entry] == word) {
                moving |= states[word] & entryStates[entry++];
            }
            long staying = states[word] & runAcross[word] | (slash ? 0 : states[word] & run[word]);
            after[word] = staying | moving << 1 | carried;
            carried = moving >>> 63;
        }
    }

    /** Adds what can be reached without reading. Nothing leads back, so a word that no longer grows is finished. */
    private void follow(long[] states, int before) {
        for (int word = 0; word < states.length; word++) {
            long followed = 0;
            for (long news = states[word]; news != 0; news = states[word] & ~followed) {
                followed |= news;
                spread(states, word, news & forward[word], 1);
                if (before == '/') {
                    spread(states, word, news & segmentFork[word], 3);
                }
                for (long jumps = news & jump[word]; jumps != 0; jumps &= jumps - 1) {
                    add(states, target[(word << 6) + Long.numberOfTrailingZeros(jumps)]);
                }
            }
        }
    }

    /** Adds the states that are so many steps after these. */
    private static void spread(long[] states, int word, long from, int steps) {
        states[word] |= from << steps;
        long carried = from >>> 64 - steps;
        if (carried != 0) {
            states[word + 1] |= carried;
        }
    }

    private int words() {
        return (end >> 6) + 1;
    }

    private static long[] states(List<GlobStep> steps, Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        long[] states = new long[(steps.size() >> 6) + 1];
        for (int at = 0; at < steps.size(); at++) {
            if (wanted.contains(steps.get(at).kind())) {
                add(states, at);
            }
        }
        // Most globs have fewer than 64 steps, of few kinds.
        return states.length == 1 && !any(states) ? NO_STATES : states;
    }

    private static void add(long[] states, int state) {
        states[state >> 6] |= 1L << state;
    }

    private static boolean any(long[] states) {
        for (long word : states) {
            if (word != 0) {
                return true;
            }
        }
        return false;
    }
}
