package dev.thaw.cli.output;

import java.util.Map;

/** Colors for a terminal that shows them; elsewhere the text as it is. */
public record Ink(boolean isOn) {

    public static final Ink NONE = new Ink(false);

    private static final String RESET = "\033[0m";

    /** @param terminal whether a person sits at the stream @param refused whether the user wants no colors */
    public static Ink of(boolean terminal, boolean refused, Map<String, String> environment) {
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Ink(terminal && !refused && !dumb && !noColor);
    }

    public String good(String text) {
        return in("32", text);
    }

    public String bad(String text) {
        return in("31", text);
    }

    public String strong(String text) {
        return in("1", text);
    }

    private String in(String color, String text) {
        return isOn ? "\033[" + color + "m" + text + RESET : text;
    }
}
