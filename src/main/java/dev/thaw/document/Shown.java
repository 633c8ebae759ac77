package dev.thaw.document;

import java.util.Locale;

/** Values of strangers as findings show them: short, on one line, and without anything that a terminal would obey. */
final class Shown {

    private static final int MOST = 60;

    private Shown() {}

    static String shortened(String value) {
        if (value.isEmpty()) {
            return "\"\"";
        }
        int end = value.offsetByCodePoints(0, Math.min(MOST, value.codePointCount(0, value.length())));
        return end == value.length() ? escaped(value) : escaped(value.substring(0, end)) + "…";
    }

    /** With control, direction and other invisible characters, line ends and lone surrogates spelt out. */
    static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        value.codePoints().forEach(codePoint -> {
            if (isObeyed(codePoint)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", codePoint));
            } else {
                escaped.appendCodePoint(codePoint);
            }
        });
        return escaped.toString();
    }

    static boolean isObeyed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
