package dev.thaw.listing;

import java.util.Optional;

/**
 * One line of a list.
 *
 * @param number from 1
 * @param text absent where the line is none
 * @param fault why it is none
 */
record Line(long number, Optional<String> text, String fault) {

    private static final String ZERO = "it holds a byte of zero";

    static Line of(long number, String text) {
        return new Line(number, Optional.of(text), "");
    }

    static Line broken(long number, String fault) {
        return new Line(number, Optional.empty(), fault);
    }

    /** Of bytes that are in no line of text. */
    static Line binary(long number) {
        return broken(number, ZERO);
    }

    boolean isBinary() {
        return text.isEmpty() && fault.equals(ZERO);
    }

    /** A key of nothing but blanks can be written percent-encoded. */
    boolean isBlank() {
        return text.isPresent() && isBlank(text.get());
    }

    /** A loop: a small packed list may unpack to hundreds of millions of these. */
    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }
}
