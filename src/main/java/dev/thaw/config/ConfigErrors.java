package dev.thaw.config;

import dev.thaw.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong with the settings, so that all of it is told at once. Values of secrets are never given to it. */
final class ConfigErrors {

    private static final int LONGEST = 60;
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

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Without end it would hide the others, raw it could steer a terminal, and a password in a URL is a secret all the same. */
    static String shown(String value) {
        String text = USERINFO.matcher(value).replaceAll("//…@");
        return SafeText.shortened(text, LONGEST);
    }
}
