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

    static Line of(long number, String text) {
        return new Line(number, Optional.of(text), "");
    }

    static Line broken(long number, String fault) {
        return new Line(number, Optional.empty(), fault);
    }

    boolean isEmpty() {
        return text.filter(String::isEmpty).isPresent();
    }
}
