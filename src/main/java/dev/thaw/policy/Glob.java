package dev.thaw.policy;

import dev.thaw.policy.GlobStep.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A pattern on names. {@code *} and {@code ?} stay within a segment, {@code **} crosses slashes, {@code **}{@code /} at the
 * start of a segment also matches nothing, {@code {a,b}} are alternatives and nest, a backslash makes the next character
 * literal, and everything else is literal.
 *
 * <p>Patterns come from operators and keys from anybody, so matching follows all possibilities at once, one character after
 * the other: its time grows with text times pattern and no further, whatever the pattern.
 */
public final class Glob {

    static final Glob EVERYTHING = compile("**");

    private final String source;
    private final List<GlobStep> steps;
    private final String literalPrefix;
    private final int literalSteps;

    private Glob(String source, List<GlobStep> steps) {
        this.source = source;
        this.steps = List.copyOf(steps);
        StringBuilder prefix = new StringBuilder();
        int at = 0;
        for (; at < steps.size() && steps.get(at).kind() == Kind.CHARACTER; at++) {
            prefix.appendCodePoint(steps.get(at).argument());
        }
        this.literalPrefix = prefix.toString();
        this.literalSteps = at;
    }

    /** @throws IllegalArgumentException if the text is no pattern, saying why */
    public static Glob compile(String pattern) {
        return new Glob(pattern, GlobCompiler.compile(pattern));
    }

    public boolean matches(String text) {
        if (!text.startsWith(literalPrefix)) {
            return false;
        }
        if (isLiteral()) {
            return text.length() == literalPrefix.length();
        }
        return isPrefixAnd(Kind.RUN_ACROSS) || matchesBehindPrefix(text);
    }

    private boolean matchesBehindPrefix(String text) {
        int at = literalPrefix.length();
        int before = at == 0 ? '/' : text.codePointBefore(at);
        BitSet states = new BitSet(steps.size() + 1);
        states.set(literalSteps);
        while (at < text.length() && !states.isEmpty()) {
            int read = text.codePointAt(at);
            states = afterReading(read, reachable(states, before));
            before = read;
            at += Character.charCount(read);
        }
        return reachable(states, before).get(steps.size());
    }

    /** Adds what can be reached without reading; every such way leads forward, so one ascending pass finds all of them. */
    private BitSet reachable(BitSet states, int before) {
        for (int at = states.nextSetBit(0); at >= 0 && at < steps.size(); at = states.nextSetBit(at + 1)) {
            steps.get(at).follow(at, before, states);
        }
        return states;
    }

    private BitSet afterReading(int read, BitSet states) {
        BitSet after = new BitSet(steps.size() + 1);
        for (int at = states.nextSetBit(0); at >= 0 && at < steps.size(); at = states.nextSetBit(at + 1)) {
            steps.get(at).read(at, read, after);
        }
        return after;
    }

    /** Whether it is certain that this pattern matches whatever the other one does; false says nothing. */
    public boolean covers(Glob other) {
        return source.equals(other.source)
                || isPrefixAnd(Kind.RUN_ACROSS) && other.literalPrefix.startsWith(literalPrefix)
                || isPrefixAnd(Kind.RUN) && other.staysInSegmentBehind(literalPrefix);
    }

    /** Whether it is a literal prefix and then one {@code *} or {@code **}; no other glob covers any but itself. */
    public boolean isPrefix() {
        return isPrefixAnd(Kind.RUN) || isPrefixAnd(Kind.RUN_ACROSS);
    }

    private boolean staysInSegmentBehind(String prefix) {
        return literalPrefix.startsWith(prefix)
                && literalPrefix.indexOf('/', prefix.length()) < 0
                && steps.subList(literalSteps, steps.size()).stream().noneMatch(GlobStep::mayReadSlash);
    }

    private boolean isLiteral() {
        return steps.size() == literalSteps;
    }

    private boolean isPrefixAnd(Kind last) {
        return steps.size() == literalSteps + 1 && steps.get(literalSteps).kind() == last;
    }

    /** What every matching text begins with: the characters before the first wildcard or alternative. */
    public String literalPrefix() {
        return literalPrefix;
    }

    /** The one text that matches, where there is just one. */
    public Optional<String> literal() {
        return isLiteral() ? Optional.of(literalPrefix) : Optional.empty();
    }

    /** The pattern as it was written. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && source.equals(glob.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
