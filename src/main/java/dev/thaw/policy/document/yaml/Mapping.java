package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Findings;
import java.util.Map;
import java.util.Optional;

/** A map whose fields are known by name. */
public record Mapping(YamlField whole, Map<String, YamlField> fields) {

    public Optional<YamlField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The field of that name; a finding when there is none. */
    public Optional<YamlField> required(String name, String remedy) {
        Optional<YamlField> field = field(name);
        if (field.isEmpty()) {
            Findings findings = whole.findings();
            findings.error(whole.node().place(), YamlField.join(whole.path(), name), "", "is missing", remedy);
        }
        return field;
    }

    /** Reads the field where there is one. */
    public <T> Optional<T> read(String name, Reading<T> reading) {
        return field(name).flatMap(reading::of);
    }

    /** How a field is read; empty when it is absent or a finding. */
    public interface Reading<T> {
        Optional<T> of(YamlField field);
    }
}
