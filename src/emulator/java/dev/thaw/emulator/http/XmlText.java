package dev.thaw.emulator.http;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes the XML of responses. */
public final class XmlText {

    static final String DECLARATION = "<?xml version='1.0' encoding='utf-8' ?>\n";

    private XmlText() {}

    public static String element(String name, String text) {
        return parent(name, escaped(text));
    }

    static String elements(Map<String, String> textByName) {
        return textByName.entrySet().stream()
                .map(entry -> element(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    public static String parent(String name, String... children) {
        return "<" + name + ">" + String.join("", children) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
