package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Findings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A map of the document by the known names of its fields. */
public record Mapping(YamlField whole, Map<String, YamlField> fields) {

    public Optional<YamlField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The field with this name; a finding if there is none. */
    public Optional<YamlField> required(String name, String remedy) {
        Optional<YamlField> field = field(name);
        if (field.isEmpty()) {
            Findings findings = whole.findings();
            findings.error(whole.node().place(), YamlField.join(whole.path(), name), "", "is missing", remedy);
        }
        return field;
    }

    /** Reads the field with this name; empty if there is none, or if the reader reported a finding. */
    public <T> Optional<T> read(String name, Function<YamlField, Optional<T>> reader) {
        return field(name).flatMap(reader);
    }
}
