package dev.thaw.config;

import java.util.regex.Pattern;

/** Reads whole numbers of digits 0 to 9; Java would take those of any script, such as the full-width ones. */
final class WholeNumber {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}");

    private WholeNumber() {}

    /** @throws IllegalArgumentException unless the text is such a number of at most nine digits */
    static int parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }
}
