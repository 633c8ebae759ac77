package dev.thaw.event;

import dev.thaw.text.VisibleText;

/** Foreign text made fit for a log line or an answer: nothing that moves a cursor or hides text, and not without end. */
final class Printable {

    private static final int LONGEST = 600;

    private Printable() {}

    static String of(String text) {
        return VisibleText.shortened(text, LONGEST);
    }
}
