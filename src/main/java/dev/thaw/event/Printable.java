package dev.thaw.event;

/** Foreign text made fit for a log line or an answer: nothing that moves a cursor or hides text, and not without end. */
final class Printable {

    private static final int LONGEST = 600;

    private Printable() {}

    static String of(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? text : escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        int index = 0;
        while (index < text.length() && shown.length() < LONGEST - 20) {
            int character = text.codePointAt(index);
            append(shown, character);
            index += Character.charCount(character);
        }
        return index < text.length() ? shown.append('…').toString() : shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> shown.append("\\u").append(String.format("%04x", character));
            default -> shown.appendCodePoint(character);
        }
    }
}
