package dev.thaw.policy.document;

import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.TriggerFilter;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.policy.document.yaml.Mapping;
import dev.thaw.policy.document.yaml.YamlField;
import dev.thaw.policy.document.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the conditions of a rule. A match without conditions is an error: a rule for everything has no match. */
final class MatchReader {

    private MatchReader() {}

    static Optional<RuleConditions> read(YamlField field) {
        return field.mapping(FieldNames.MATCH).map(mapping -> {
            if (field.node() instanceof YamlNode.MappingNode entries
                    && entries.entries().isEmpty()) {
                field.error("is a match without conditions", "remove it to match everything");
            }
            return conditions(mapping);
        });
    }

    private static RuleConditions conditions(Mapping mapping) {
        Optional<Long> least = mapping.read("min-size", field -> SizeText.read(field, 0));
        Optional<Long> most = mapping.read("max-size", field -> SizeText.read(field, 0));
        if (least.isPresent() && most.filter(size -> size < least.get()).isPresent()) {
            mapping.whole().below("min-size").error("is more than max-size", "swap them, or remove one");
        }
        return new RuleConditions(
                list(mapping, "buckets", NameGlob::ofBucket),
                list(mapping, "keys", NameGlob::ofKey),
                list(mapping, "not-keys", NameGlob::ofKey),
                Set.copyOf(list(mapping, "storage-classes", field -> FieldReaders.word(field, FieldNames.CLASSES))),
                least,
                most,
                triggers(mapping));
    }

    private static TriggerFilter triggers(Mapping mapping) {
        List<String> names = list(mapping, "events", EventName::read);
        return names.isEmpty()
                ? TriggerFilter.DEFAULT
                : new TriggerFilter(
                        names.stream()
                                .filter(name -> !name.equals(EventName.MANUAL))
                                .toList(),
                        names.contains(EventName.MANUAL));
    }

    private static <T> List<T> list(Mapping mapping, String name, Function<YamlField, Optional<T>> reader) {
        return mapping.field(name)
                .map(field -> FieldReaders.list(field, reader))
                .orElse(List.of());
    }
}
