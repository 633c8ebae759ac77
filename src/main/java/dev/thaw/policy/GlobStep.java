package dev.thaw.policy;

import java.util.BitSet;

/**
 * One instruction of a compiled glob. A state is the index of the step to be done next.
 *
 * @param kind what it does
 * @param argument the code point of a character, the target of a fork or jump, otherwise 0
 */
record GlobStep(Kind kind, int argument) {

    enum Kind {
        /** Reads exactly this code point. */
        CHARACTER,
        /** Reads one code point but a slash. */
        ANY_CHARACTER,
        /** Reads any number of code points but slashes. */
        RUN,
        /** Reads any number of code points. */
        RUN_ACROSS,
        /** Goes on behind itself and at its target too. */
        FORK,
        /** As a fork, but to the target only where a segment starts. */
        SEGMENT_FORK,
        /** Goes on at its target alone. */
        JUMP
    }

    static GlobStep character(int codePoint) {
        return new GlobStep(Kind.CHARACTER, codePoint);
    }

    static GlobStep of(Kind kind) {
        return new GlobStep(kind, 0);
    }

    /** Adds the states that follow from this one before anything is read. */
    void follow(int at, int before, BitSet states) {
        switch (kind) {
            case CHARACTER, ANY_CHARACTER -> {}
            case RUN, RUN_ACROSS -> states.set(at + 1);
            case JUMP -> states.set(argument);
            case FORK -> {
                states.set(at + 1);
                states.set(argument);
            }
            case SEGMENT_FORK -> {
                states.set(at + 1);
                states.set(argument, states.get(argument) || before == '/');
            }
        }
    }

    /** Adds the states that this one leads to by reading a code point. */
    void read(int at, int codePoint, BitSet after) {
        switch (kind) {
            case CHARACTER -> after.set(at + 1, after.get(at + 1) || codePoint == argument);
            case ANY_CHARACTER -> after.set(at + 1, after.get(at + 1) || codePoint != '/');
            case RUN -> after.set(at, after.get(at) || codePoint != '/');
            case RUN_ACROSS -> after.set(at);
            case FORK, SEGMENT_FORK, JUMP -> {}
        }
    }

    boolean mayReadSlash() {
        return kind == Kind.RUN_ACROSS || kind == Kind.CHARACTER && argument == '/';
    }
}
