package dev.thaw.policy.document.finding;

import dev.thaw.text.SafeText;

/** The lines of a document, counted like the YAML engine does. */
public final class SourceLines {

    private static final int WIDTH = 100;
    private static final int LEAD = 60;

    private final String[] lines;

    SourceLines(String text) {
        this.lines = split(text);
    }

    public static String[] split(String text) {
        return text.split("\r\n|\n|\r", -1);
    }

    /** The line and a caret below the column. Long lines are cut on both sides. Empty if there is no such line. */
    String excerpt(int line, int column) {
        if (line > lines.length || lines[line - 1].isBlank()) {
            return "";
        }
        int[] codePoints = lines[line - 1].codePoints().toArray();
        int at = Math.min(column - 1, codePoints.length);
        int start = Math.max(0, at - LEAD);
        int length = Math.min(WIDTH, codePoints.length - start);
        String shown = plain(new String(codePoints, start, length));
        return "    " + shown + "\n    " + spaces(plain(new String(codePoints, start, at - start))) + "^\n";
    }

    private static String plain(String text) {
        return SafeText.escape(text.replace('\t', ' '));
    }

    /** Spaces as wide as the text: ideographs take two columns of a terminal. */
    private static String spaces(String text) {
        return " "
                .repeat(text.codePoints()
                        .map(codePoint -> Character.isIdeographic(codePoint) ? 2 : 1)
                        .sum());
    }
}
