package dev.thaw.document;

import java.util.Map;
import java.util.Optional;

/** A map whose fields are known by name. */
record Block(Field whole, Map<String, Field> fields) {

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The field of that name; a finding when there is none. */
    Optional<Field> required(String name, String remedy) {
        Optional<Field> field = field(name);
        if (field.isEmpty()) {
            Findings findings = whole.findings();
            findings.error(whole.node().place(), Field.join(whole.path(), name), "", "is missing", remedy);
        }
        return field;
    }

    /** Reads the field where there is one. */
    <T> Optional<T> read(String name, Reading<T> reading) {
        return field(name).flatMap(reading::of);
    }

    /** How a field is read; empty when it is absent or a finding. */
    interface Reading<T> {
        Optional<T> of(Field field);
    }
}
