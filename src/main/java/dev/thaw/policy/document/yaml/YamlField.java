package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.Findings;
import dev.thaw.policy.document.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value of the document with its path. Reports a finding if it cannot be read as the expected type. */
public record YamlField(String path, YamlNode node, Findings findings) {

    /** A comma or semicolon outside of braces. */
    private static final Pattern SEPARATOR = Pattern.compile("[,，;；、](?![^{]*})");

    public static String join(String path, String name) {
        String shown = name.isEmpty() ? "?" : Finding.shown(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    public void error(String problem, String remedy) {
        findings.error(node.place(), path, node.written(), problem, remedy);
    }

    public void warning(String problem, String remedy) {
        findings.warning(node.place(), path, node.written(), problem, remedy);
    }

    /** The field with this name below this one, or this one if there is none. */
    public YamlField below(String name) {
        if (node instanceof YamlNode.MappingNode entries) {
            for (YamlNode.Entry entry : entries.entries()) {
                if (entry.name().equals(name)) {
                    return new YamlField(join(path, name), entry.value(), findings);
                }
            }
        }
        return this;
    }

    /** The value as a map of the known fields. Unknown fields are findings. */
    public Optional<Mapping> mapping(FieldNames known) {
        if (!(node instanceof YamlNode.MappingNode entries)) {
            mismatch("a map of " + known.listed(), "write it as a map");
            return Optional.empty();
        }
        Map<String, YamlField> fields = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries.entries()) {
            String below = join(path, entry.name());
            if (known.contains(entry.name())) {
                fields.put(entry.name(), new YamlField(below, entry.value(), findings));
            } else if (!entry.name().isEmpty()) {
                findings.error(entry.place(), below, "", "is unknown", known.suggestion(entry.name()));
            }
        }
        return Optional.of(new Mapping(this, fields));
    }

    /** The items of the value, which must be a list that is not empty; otherwise a finding, and no items. */
    public List<YamlField> items() {
        if (!(node instanceof YamlNode.SequenceNode list)) {
            mismatch("a list", asList());
            return List.of();
        }
        if (list.items().isEmpty()) {
            error("is an empty list", "list something, or remove it");
        }
        List<YamlField> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
            items.add(new YamlField(path + "[" + items.size() + "]", item, findings));
        }
        return items;
    }

    /** Splits a text with separators into items. */
    private String asList() {
        if (!(node instanceof YamlNode.ScalarNode scalar) || !scalar.text().equals(scalar.written())) {
            return "write it as a list";
        }
        return Stream.of(SEPARATOR.split(scalar.text()))
                .filter(item -> !item.isBlank())
                .map(item -> "\"" + item.strip() + "\"")
                .collect(Collectors.joining(", ", "write [", "]"));
    }

    public Optional<String> text() {
        if (node instanceof YamlNode.ScalarNode text && text.kind() == Kind.TEXT) {
            return Optional.of(text.text());
        }
        boolean scalar = node instanceof YamlNode.ScalarNode;
        mismatch("text", scalar ? "put it in quotes: \"" + node.written() + "\"" : "write one text");
        return Optional.empty();
    }

    /** The text of a scalar of any type as it is written. */
    public Optional<String> written(String expected, String remedy) {
        if (node instanceof YamlNode.ScalarNode scalar && scalar.kind() != Kind.NULL) {
            return Optional.of(scalar.text());
        }
        mismatch(expected, remedy);
        return Optional.empty();
    }

    public boolean is(Kind kind) {
        return node instanceof YamlNode.ScalarNode scalar && scalar.kind() == kind;
    }

    public void mismatch(String expected, String remedy) {
        if (is(Kind.NULL)) {
            error("has no value where " + expected + " is expected", "give it one, or remove the field");
        } else if (!(node instanceof YamlNode.ReportedNode)) {
            error("is " + node.described() + " where " + expected + " is expected", remedy);
        }
    }
}
