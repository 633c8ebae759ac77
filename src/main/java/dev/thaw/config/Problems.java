package dev.thaw.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Collects what is wrong with the settings, so that all of it is told at once. Values of secrets are never given to it. */
final class Problems {

    private static final int LONGEST = 60;
    private static final Pattern USERINFO = Pattern.compile("//[^/]*@");

    private final List<String> lines = new ArrayList<>();

    void add(Setting setting, String value, String remedy) {
        lines.add(setting + "=" + shown(value) + " is refused: " + remedy);
    }

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Without end it would hide the others, raw it could steer a terminal, and a password in a URL is a secret all the same. */
    static String shown(String value) {
        String text = USERINFO.matcher(value).replaceAll("//…@");
        String shown = text.codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, Problems::append, StringBuilder::append)
                .toString();
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown;
    }

    private static void append(StringBuilder shown, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(Locale.ROOT, "\\u%04x", character));
            default -> shown.appendCodePoint(character);
        }
    }
}
