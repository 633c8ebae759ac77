package dev.thaw.policy.glob;

/**
 * One instruction of a compiled glob.
 *
 * @param kind what it does
 * @param argument the code point of a character, the target of a fork or jump, otherwise 0
 */
record GlobStep(Kind kind, int argument) {

    enum Kind {
        /** Reads exactly this code point. */
        CHARACTER,
        /** Reads one code point other than a slash. */
        ANY_CHARACTER,
        /** Reads any number of code points other than slashes. */
        RUN,
        /** Reads any number of code points. */
        RUN_ACROSS,
        /** Continues at the next step and at its target. */
        FORK,
        /** Like a fork, but to the target, three steps on, only at the start of a segment. */
        SEGMENT_FORK,
        /** Continues at its target only. */
        JUMP
    }

    static GlobStep character(int codePoint) {
        return new GlobStep(Kind.CHARACTER, codePoint);
    }

    static GlobStep of(Kind kind) {
        return new GlobStep(kind, 0);
    }

    boolean mayReadSlash() {
        return kind == Kind.RUN_ACROSS || kind == Kind.CHARACTER && argument == '/';
    }
}
