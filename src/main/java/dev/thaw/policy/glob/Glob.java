package dev.thaw.policy.glob;

import dev.thaw.policy.glob.GlobStep.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A pattern for names. {@code *} and {@code ?} stay within a segment, {@code **} crosses slashes, {@code **}{@code /} at the
 * start of a segment also matches nothing, {@code {a,b}} are alternatives and nest, a backslash makes the next character
 * literal, and everything else is literal.
 *
 * <p>Patterns come from operators and keys from anybody, so matching follows all possibilities at once: for every pattern, its time
 * is at most proportional to the length of the text times that of the pattern. Immutable.
 */
public final class Glob {

    public static final Glob EVERYTHING = compile("**");

    private final String source;
    private final String literalPrefix;
    private final Rest rest;
    private final boolean mayCrossSlash;
    private final int alternatives;
    private final int firstStep;
    private final Optional<GlobMatcher> matcher;

    /** What follows the literal prefix. */
    private enum Rest {
        NOTHING,
        RUN,
        RUN_ACROSS,
        MORE
    }

    private Glob(String source, List<GlobStep> steps) {
        this.source = source;
        StringBuilder prefix = new StringBuilder();
        int at = 0;
        for (; at < steps.size() && steps.get(at).kind() == Kind.CHARACTER; at++) {
            prefix.appendCodePoint(steps.get(at).argument());
        }
        List<GlobStep> suffix = steps.subList(at, steps.size());
        this.literalPrefix = prefix.toString();
        this.firstStep = at;
        this.rest = restOf(suffix);
        this.mayCrossSlash = suffix.stream().anyMatch(GlobStep::mayReadSlash);
        this.alternatives =
                (int) suffix.stream().filter(step -> step.kind() == Kind.FORK).count();
        this.matcher = rest == Rest.MORE ? Optional.of(new GlobMatcher(steps)) : Optional.empty();
    }

    private static Rest restOf(List<GlobStep> steps) {
        if (steps.isEmpty()) {
            return Rest.NOTHING;
        }
        if (steps.size() > 1) {
            return Rest.MORE;
        }
        return switch (steps.get(0).kind()) {
            case RUN -> Rest.RUN;
            case RUN_ACROSS -> Rest.RUN_ACROSS;
            default -> Rest.MORE;
        };
    }

    /** @throws IllegalArgumentException if the text is not a pattern, with the reason as message */
    public static Glob compile(String pattern) {
        return new Glob(pattern, GlobCompiler.compile(pattern));
    }

    public boolean matches(String text) {
        if (!text.startsWith(literalPrefix)) {
            return false;
        }
        return switch (rest) {
            case NOTHING -> text.length() == literalPrefix.length();
            case RUN -> text.indexOf('/', literalPrefix.length()) < 0;
            case RUN_ACROSS -> true;
            case MORE -> matcher.orElseThrow().matches(text, literalPrefix.length(), firstStep);
        };
    }

    /** Whether this pattern certainly matches whatever the other one does. False means: not known. */
    public boolean covers(Glob other) {
        return source.equals(other.source)
                || rest == Rest.RUN_ACROSS && other.literalPrefix.startsWith(literalPrefix)
                || rest == Rest.RUN && other.staysInSegmentAfter(literalPrefix);
    }

    /** Whether it is a literal prefix followed by one {@code *} or {@code **}. Only such a glob can cover another one. */
    public boolean isPrefix() {
        return rest == Rest.RUN || rest == Rest.RUN_ACROSS;
    }

    private boolean staysInSegmentAfter(String prefix) {
        return literalPrefix.startsWith(prefix) && literalPrefix.indexOf('/', prefix.length()) < 0 && !mayCrossSlash;
    }

    /** What every matching text begins with: the characters before the first wildcard or alternative. */
    public String literalPrefix() {
        return literalPrefix;
    }

    /** The only text that matches, if there is just one. */
    public Optional<String> literal() {
        return rest == Rest.NOTHING ? Optional.of(literalPrefix) : Optional.empty();
    }

    /** How many alternatives its braces have beyond the first ones; each is matched separately. */
    public int alternatives() {
        return alternatives;
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
