package dev.thaw.policy.glob;

import dev.thaw.policy.glob.GlobStep.Kind;
import java.util.ArrayList;
import java.util.List;

/** Turns a pattern into steps; the steps of alternatives stand side by side, so their number never multiplies. */
final class GlobCompiler {

    private static final int MAX_LENGTH = 1024;

    private final int[] pattern;
    private final List<GlobStep> steps = new ArrayList<>();
    private int at;

    private GlobCompiler(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    static List<GlobStep> compile(String pattern) {
        refuseIf(pattern.isEmpty(), "is an empty pattern and matches nothing");
        refuseIf(pattern.length() > MAX_LENGTH, "is a pattern of more than " + MAX_LENGTH + " characters");
        GlobCompiler compiler = new GlobCompiler(pattern);
        compiler.sequence(false);
        return compiler.steps;
    }

    /** Compiles up to the end of the pattern, or of the alternative that it stands in. */
    private void sequence(boolean inBraces) {
        while (at < pattern.length && !(inBraces && (isAt(',') || isAt('}')))) {
            switch (pattern[at]) {
                case '\\' -> escaped();
                case '*' -> stars();
                case '{' -> alternatives();
                case '}' -> throw refused("closes a brace that was not opened");
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
        refuseIf(at == pattern.length, "ends in a backslash that has nothing to make literal");
        add(GlobStep.character(pattern[at]));
    }

    private void stars() {
        int start = at;
        while (isAt('*')) {
            at++;
        }
        refuseIf(at - start > 2, "has more than two stars in a row");
        if (at - start == 1) {
            steps.add(GlobStep.of(Kind.RUN));
        } else if (isAt('/')) {
            segments();
        } else {
            steps.add(GlobStep.of(Kind.RUN_ACROSS));
        }
    }

    /** Any number of whole segments, none included. */
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
        refuseIf(at == pattern.length, "opens a brace that is not closed");
        at++;
        // Behind the last alternative there is no further one to fork to.
        steps.set(fork, new GlobStep(Kind.JUMP, fork + 1));
        refuseIf(ends.get(0) == fork + 1, "has braces with nothing between");
        ends.forEach(end -> steps.set(end, new GlobStep(Kind.JUMP, steps.size())));
    }

    private boolean isAt(int character) {
        return at < pattern.length && pattern[at] == character;
    }

    private static void refuseIf(boolean wrong, String reason) {
        if (wrong) {
            throw refused(reason);
        }
    }

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException(reason);
    }
}
