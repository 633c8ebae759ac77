package dev.thaw.text;

import java.util.Locale;

/**
 * Text of strangers as it may be shown: on one line, and without anything that a terminal would obey or that hides what is there.
 * A key, a setting or a document may hold anything.
 */
public final class SafeText {

    private SafeText() {}

    /** Control, format (bidirectional ones and tags among them) and unassigned characters, separators, halves of characters. */
    public static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** With the invisible characters spelt out, as JSON does it. */
    public static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(visible, codePoint));
        return visible.toString();
    }

    /** The same of at most so many characters, and a sign where there are more. */
    public static String shortened(String text, int most) {
        int end = text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length())));
        return end == text.length() ? of(text) : of(text.substring(0, end)) + "…";
    }

    /** One character spelt out. */
    public static String spelt(int codePoint) {
        StringBuilder spelt = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            spelt.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
        return spelt.toString();
    }

    private static void append(StringBuilder visible, int codePoint) {
        if (isInvisible(codePoint)) {
            visible.append(spelt(codePoint));
        } else {
            visible.appendCodePoint(codePoint);
        }
    }
}
