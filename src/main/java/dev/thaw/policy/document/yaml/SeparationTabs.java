package dev.thaw.policy.document.yaml;

/**
 * Replaces tabs that only separate by spaces. YAML allows such tabs (1.2.2, section 6.2), its engine does not: in JSON documents all
 * tabs between tokens, in other documents those after a colon, between brackets and at the end of a line. Tabs that indent a line
 * outside of brackets stay, and the engine rejects them. Tabs within values stay too. Positions do not change.
 */
final class SeparationTabs {

    private static final char NEW_LINE = '\n';

    private final StringBuilder text;
    private int depth;
    private char before = NEW_LINE;
    private int at;

    private SeparationTabs(String text) {
        this.text = new StringBuilder(text);
    }

    static String toSpaces(String text) {
        return text.indexOf('\t') < 0 ? text : new SeparationTabs(text).read();
    }

    private String read() {
        while (at < text.length()) {
            char read = text.charAt(at);
            if (isBlank(read)) {
                blanks();
            } else if (read == '#' && (at == 0 || isBlank(text.charAt(at - 1)) || before == NEW_LINE)) {
                skipTo(endOfLine());
            } else if ((read == '"' || read == '\'') && isBetweenValues()) {
                skipTo(endOfQuoted(read));
                before = read;
            } else {
                count(read);
                before = read == '\r' ? NEW_LINE : read;
                at++;
            }
        }
        return text.toString();
    }

    /** A run of spaces and tabs: its tabs become spaces if it follows or precedes a separator. */
    private void blanks() {
        int start = at;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        boolean indents = before == NEW_LINE && depth == 0;
        boolean ends = at == text.length() || text.charAt(at) == '#' || isLineBreak(text.charAt(at));
        if (ends || !indents && separates()) {
            for (int tab = start; tab < at; tab++) {
                text.setCharAt(tab, ' ');
            }
        }
    }

    /** Of blanks that something follows. */
    private boolean separates() {
        return before == ':' || before == '"' || before == '\'' || depth > 0 && isBetween();
    }

    private boolean isBetween() {
        return isBetweenValues() || "]}".indexOf(before) >= 0 || "[]{},:".indexOf(text.charAt(at)) >= 0;
    }

    /** Whether a value may begin here, so that a quotation mark is not part of one. */
    private boolean isBetweenValues() {
        return before == NEW_LINE || "[{,:-?".indexOf(before) >= 0;
    }

    private void count(char read) {
        boolean opens = (read == '{' || read == '[') && (depth > 0 || isBetweenValues());
        boolean closes = (read == '}' || read == ']') && depth > 0;
        depth += opens ? 1 : closes ? -1 : 0;
    }

    private int endOfLine() {
        int end = at;
        while (end < text.length() && !isLineBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfQuoted(char mark) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != mark) {
            end += mark == '"' && text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private void skipTo(int end) {
        at = end;
    }

    private static boolean isBlank(char read) {
        return read == ' ' || read == '\t';
    }

    private static boolean isLineBreak(char read) {
        return read == '\n' || read == '\r';
    }
}
