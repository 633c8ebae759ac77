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

/** Reads the conditions of a rule. A block without conditions is refused: what matches everything says so by having none. */
final class MatchReader {

    private MatchReader() {}

    static Optional<RuleConditions> read(YamlField field) {
        return field.block(FieldNames.MATCH).map(block -> {
            if (field.node() instanceof YamlNode.Entries entries
                    && entries.entries().isEmpty()) {
                field.error("is a match without conditions", "remove it to match everything");
            }
            return conditions(block);
        });
    }

    private static RuleConditions conditions(Mapping block) {
        Optional<Long> least = block.read("min-size", field -> SizeText.read(field, 0));
        Optional<Long> most = block.read("max-size", field -> SizeText.read(field, 0));
        if (least.isPresent() && most.filter(size -> size < least.get()).isPresent()) {
            block.whole().below("min-size").error("is more than max-size", "swap them, or remove one");
        }
        return new RuleConditions(
                list(block, "buckets", NameGlob::ofBucket),
                list(block, "keys", NameGlob::ofKey),
                list(block, "not-keys", NameGlob::ofKey),
                Set.copyOf(list(block, "storage-classes", field -> FieldReaders.word(field, FieldNames.CLASSES))),
                least,
                most,
                triggers(block));
    }

    private static TriggerFilter triggers(Mapping block) {
        List<String> names = list(block, "events", EventName::read);
        return names.isEmpty()
                ? TriggerFilter.DEFAULT
                : new TriggerFilter(
                        names.stream()
                                .filter(name -> !name.equals(EventName.MANUAL))
                                .toList(),
                        names.contains(EventName.MANUAL));
    }

    private static <T> List<T> list(Mapping block, String name, Mapping.Reading<T> reading) {
        return block.field(name).map(field -> FieldReaders.list(field, reading)).orElse(List.of());
    }
}
