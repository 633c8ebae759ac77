package dev.thaw.document;

import dev.thaw.document.YamlNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value of the document and the path that leads to it; what it cannot be read as becomes a finding. */
record Field(String path, YamlNode node, Findings findings) {

    /** A comma outside of braces. */
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[,，;；、](?![^{]*})");

    static String join(String path, String name) {
        String shown = name.isEmpty() ? "?" : Shown.shortened(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    void error(String problem, String remedy) {
        findings.error(node.place(), path, node.written(), problem, remedy);
    }

    void warning(String problem, String remedy) {
        findings.warning(node.place(), path, node.written(), problem, remedy);
    }

    /** The field of that name in this one, or this one where there is none. */
    Field below(String name) {
        if (node instanceof YamlNode.Entries entries) {
            for (YamlNode.Entry entry : entries.entries()) {
                if (entry.name().equals(name)) {
                    return new Field(join(path, name), entry.value(), findings);
                }
            }
        }
        return this;
    }

    /** The value as a map of the fields that are known; the others are findings. */
    Optional<Block> block(Words known) {
        if (!(node instanceof YamlNode.Entries entries)) {
            mismatch("a map of " + known.listed(), "write it as a map");
            return Optional.empty();
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries.entries()) {
            String below = join(path, entry.name());
            if (known.contains(entry.name())) {
                fields.put(entry.name(), new Field(below, entry.value(), findings));
            } else if (!entry.name().isEmpty()) {
                findings.error(entry.place(), below, "", "is unknown", known.instead(entry.name()));
            }
        }
        return Optional.of(new Block(this, fields));
    }

    /** The value as a list that has something in it; anything else reads as an empty one. */
    List<Field> items() {
        if (!(node instanceof YamlNode.Items list)) {
            mismatch("a list", asList());
            return List.of();
        }
        if (list.items().isEmpty()) {
            error("is an empty list", "list something, or remove it");
        }
        List<Field> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
            items.add(new Field(path + "[" + items.size() + "]", item, findings));
        }
        return items;
    }

    /** Several things in one text are several items. */
    private String asList() {
        if (!(node instanceof YamlNode.Scalar scalar) || !scalar.text().equals(scalar.written())) {
            return "write it as a list";
        }
        return Stream.of(BETWEEN_ITEMS.split(scalar.text()))
                .filter(item -> !item.isBlank())
                .map(item -> "\"" + item.strip() + "\"")
                .collect(Collectors.joining(", ", "write [", "]"));
    }

    Optional<String> text() {
        if (node instanceof YamlNode.Scalar text && text.kind() == Kind.TEXT) {
            return Optional.of(text.text());
        }
        boolean scalar = node instanceof YamlNode.Scalar;
        mismatch("text", scalar ? "put it in quotes: \"" + node.written() + "\"" : "write one text");
        return Optional.empty();
    }

    /** Any single value as it is written, a number too. */
    Optional<String> written(String expected, String remedy) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() != Kind.NOTHING) {
            return Optional.of(scalar.text());
        }
        mismatch(expected, remedy);
        return Optional.empty();
    }

    boolean is(Kind kind) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() == kind;
    }

    void mismatch(String expected, String remedy) {
        if (is(Kind.NOTHING)) {
            error("has no value where " + expected + " is expected", "give it one, or remove the field");
        } else if (!(node instanceof YamlNode.Refused)) {
            error("is " + node.described() + " where " + expected + " is expected", remedy);
        }
    }
}
