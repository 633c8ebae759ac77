package dev.thaw.policy.document.finding;

import dev.thaw.text.SafeText;

/** Values of strangers as findings show them: short, visible, and in quotes where there is nothing. */
public final class ShownValue {

    private static final int MOST = 60;

    private ShownValue() {}

    public static String shortened(String value) {
        return value.isEmpty() ? "\"\"" : SafeText.shortened(value, MOST);
    }
}
