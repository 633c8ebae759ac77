package dev.thaw.document;

import dev.thaw.text.VisibleText;

/** Values of strangers as findings show them: short, visible, and in quotes where there is nothing. */
final class Shown {

    private static final int MOST = 60;

    private Shown() {}

    static String shortened(String value) {
        return value.isEmpty() ? "\"\"" : VisibleText.shortened(value, MOST);
    }
}
