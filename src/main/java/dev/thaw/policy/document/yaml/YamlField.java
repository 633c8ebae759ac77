package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Findings;
import dev.thaw.policy.document.finding.ShownValue;
import dev.thaw.policy.document.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value of the document and the path that leads to it; what it cannot be read as becomes a finding. */
public record YamlField(String path, YamlNode node, Findings findings) {

    /** A comma outside of braces. */
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[,，;；、](?![^{]*})");

    public static String join(String path, String name) {
        String shown = name.isEmpty() ? "?" : ShownValue.shortened(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    public void error(String problem, String remedy) {
        findings.error(node.place(), path, node.written(), problem, remedy);
    }

    public void warning(String problem, String remedy) {
        findings.warning(node.place(), path, node.written(), problem, remedy);
    }

    /** The field of that name in this one, or this one where there is none. */
    public YamlField below(String name) {
        if (node instanceof YamlNode.Entries entries) {
            for (YamlNode.Entry entry : entries.entries()) {
                if (entry.name().equals(name)) {
                    return new YamlField(join(path, name), entry.value(), findings);
                }
            }
        }
        return this;
    }

    /** The value as a map of the fields that are known; the others are findings. */
    public Optional<Mapping> block(FieldNames known) {
        if (!(node instanceof YamlNode.Entries entries)) {
            mismatch("a map of " + known.listed(), "write it as a map");
            return Optional.empty();
        }
        Map<String, YamlField> fields = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries.entries()) {
            String below = join(path, entry.name());
            if (known.contains(entry.name())) {
                fields.put(entry.name(), new YamlField(below, entry.value(), findings));
            } else if (!entry.name().isEmpty()) {
                findings.error(entry.place(), below, "", "is unknown", known.instead(entry.name()));
            }
        }
        return Optional.of(new Mapping(this, fields));
    }

    /** The value as a list that has something in it; anything else reads as an empty one. */
    public List<YamlField> items() {
        if (!(node instanceof YamlNode.Items list)) {
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

    public Optional<String> text() {
        if (node instanceof YamlNode.Scalar text && text.kind() == Kind.TEXT) {
            return Optional.of(text.text());
        }
        boolean scalar = node instanceof YamlNode.Scalar;
        mismatch("text", scalar ? "put it in quotes: \"" + node.written() + "\"" : "write one text");
        return Optional.empty();
    }

    /** Any single value as it is written, a number too. */
    public Optional<String> written(String expected, String remedy) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() != Kind.NOTHING) {
            return Optional.of(scalar.text());
        }
        mismatch(expected, remedy);
        return Optional.empty();
    }

    public boolean is(Kind kind) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() == kind;
    }

    public void mismatch(String expected, String remedy) {
        if (is(Kind.NOTHING)) {
            error("has no value where " + expected + " is expected", "give it one, or remove the field");
        } else if (!(node instanceof YamlNode.Refused)) {
            error("is " + node.described() + " where " + expected + " is expected", remedy);
        }
    }
}
