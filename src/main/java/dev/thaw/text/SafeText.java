package dev.thaw.text;

import java.util.Locale;

/**
 * Makes untrusted text safe to show: on one line, without control sequences for a terminal and without characters that hide others.
 * A key, a setting or a document may hold anything.
 */
public final class SafeText {

    private SafeText() {}

    /** Control, format (including bidirectional and tag) and unassigned characters, separators, lone surrogates. */
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

    /** Escapes invisible characters as JSON does, in upper-case hex. */
    public static String escape(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(visible, codePoint));
        return visible.toString();
    }

    /** Escapes at most the given number of characters, and adds an ellipsis if there are more. */
    public static String shortened(String text, int most) {
        int end = text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length())));
        return end == text.length() ? escape(text) : escape(text.substring(0, end)) + "…";
    }

    /** Escapes one character, whether it is invisible or not. */
    public static String escape(int codePoint) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
        return escaped.toString();
    }

    private static void append(StringBuilder visible, int codePoint) {
        if (isInvisible(codePoint)) {
            visible.append(escape(codePoint));
        } else {
            visible.appendCodePoint(codePoint);
        }
    }
}
