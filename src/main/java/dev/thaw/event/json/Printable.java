package dev.thaw.event.json;

import dev.thaw.text.SafeText;

/** Foreign text made fit for a log line or an answer: nothing that moves a cursor or hides text, and not without end. */
public final class Printable {

    private static final int LONGEST = 600;

    private Printable() {}

    public static String of(String text) {
        return SafeText.shortened(text, LONGEST);
    }
}
