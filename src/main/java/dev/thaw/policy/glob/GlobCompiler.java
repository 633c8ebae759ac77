package dev.thaw.policy.glob;

import dev.thaw.policy.glob.GlobStep.Kind;
import java.util.ArrayList;
import java.util.List;

/** Compiles a pattern into steps. Alternatives are compiled one after the other, so the number of steps never multiplies. */
final class GlobCompiler {

    private static final int MAX_LENGTH = 1024;

    private final int[] pattern;
    private final List<GlobStep> steps = new ArrayList<>();
    private int at;

    private GlobCompiler(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    static List<GlobStep> compile(String pattern) {
        rejectIf(pattern.isEmpty(), "is an empty pattern and matches nothing");
        rejectIf(pattern.length() > MAX_LENGTH, "is a pattern of more than " + MAX_LENGTH + " characters");
        GlobCompiler compiler = new GlobCompiler(pattern);
        compiler.sequence(false);
        return compiler.steps;
    }

    /** Compiles up to the end of the pattern, or of the current alternative. */
    private void sequence(boolean inBraces) {
        while (at < pattern.length && !(inBraces && (isAt(',') || isAt('}')))) {
            switch (pattern[at]) {
                case '\\' -> escaped();
                case '*' -> stars();
                case '{' -> alternatives();
                case '}' -> throw invalid("closes a brace that was not opened");
                case '?' -> add(GlobStep.of(Kind.ANY_CHARACTER));
                default -> add(GlobStep.character(pattern[at]));
            }
        }
    }

    private void add(GlobStep step) {
        steps.add(step);
        at++;
    }

    private void escaped() {
        at++;
        rejectIf(at == pattern.length, "ends with a backslash");
        add(GlobStep.character(pattern[at]));
    }

    private void stars() {
        int start = at;
        while (isAt('*')) {
            at++;
        }
        rejectIf(at - start > 2, "has more than two stars in a row");
        if (at - start == 1) {
            steps.add(GlobStep.of(Kind.RUN));
        } else if (isAt('/')) {
            segments();
        } else {
            steps.add(GlobStep.of(Kind.RUN_ACROSS));
        }
    }

    /** Any number of whole segments, including none. */
    private void segments() {
        int end = steps.size() + 3;
        steps.add(new GlobStep(Kind.SEGMENT_FORK, end));
        steps.add(GlobStep.of(Kind.RUN_ACROSS));
        add(GlobStep.character('/'));
    }

    private void alternatives() {
        List<Integer> ends = new ArrayList<>();
        int fork;
        do {
            at++;
            fork = steps.size();
            steps.add(GlobStep.of(Kind.FORK));
            sequence(true);
            ends.add(steps.size());
            steps.add(GlobStep.of(Kind.JUMP));
            steps.set(fork, new GlobStep(Kind.FORK, steps.size()));
        } while (isAt(','));
        rejectIf(at == pattern.length, "opens a brace that is not closed");
        at++;
        // After the last alternative there is none to fork to.
        steps.set(fork, new GlobStep(Kind.JUMP, fork + 1));
        rejectIf(ends.get(0) == fork + 1, "has empty braces");
        ends.forEach(end -> steps.set(end, new GlobStep(Kind.JUMP, steps.size())));
    }

    private boolean isAt(int character) {
        return at < pattern.length && pattern[at] == character;
    }

    private static void rejectIf(boolean wrong, String reason) {
        if (wrong) {
            throw invalid(reason);
        }
    }

    private static IllegalArgumentException invalid(String reason) {
        return new IllegalArgumentException(reason);
    }
}
