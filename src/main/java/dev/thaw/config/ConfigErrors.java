package dev.thaw.config;

import dev.thaw.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong with the settings, so that all of it is reported at once. Must never be given the value of a secret. */
final class ConfigErrors {

    private static final int MAX_CHARACTERS = 60;
    private static final Pattern USERINFO = Pattern.compile("//[^/]*@");

    private final List<String> lines = new ArrayList<>();

    void add(SettingName setting, String value, String remedy) {
        add(setting.name(), value, remedy);
    }

    void add(String variable, String value, String remedy) {
        lines.add(variable + "=" + shown(value) + " is refused: " + remedy);
    }

    void add(String line) {
        lines.add(line);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Shortened, without characters that could control a terminal, and without the user and password of a URL. */
    static String shown(String value) {
        String text = USERINFO.matcher(value).replaceAll("//…@");
        return SafeText.shortened(text, MAX_CHARACTERS);
    }
}
