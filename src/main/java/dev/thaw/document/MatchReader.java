package dev.thaw.document;

import dev.thaw.policy.RuleMatch;
import dev.thaw.policy.TriggerMatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the conditions of a rule. A block without conditions is refused: what matches everything says so by having none. */
final class MatchReader {

    private MatchReader() {}

    static Optional<RuleMatch> read(Field field) {
        return field.block(Words.MATCH).map(block -> {
            if (field.node() instanceof YamlNode.Entries entries
                    && entries.entries().isEmpty()) {
                field.error("is a match without conditions", "remove it to match everything");
            }
            return conditions(block);
        });
    }

    private static RuleMatch conditions(Block block) {
        Optional<Long> least = block.read("min-size", field -> Size.read(field, 0));
        Optional<Long> most = block.read("max-size", field -> Size.read(field, 0));
        if (least.isPresent() && most.filter(size -> size < least.get()).isPresent()) {
            block.whole().below("min-size").error("is more than max-size", "swap them, or remove one");
        }
        return new RuleMatch(
                list(block, "buckets", NameGlob::ofBucket),
                list(block, "keys", NameGlob::ofKey),
                list(block, "not-keys", NameGlob::ofKey),
                Set.copyOf(list(block, "storage-classes", field -> Values.word(field, Words.CLASSES))),
                least,
                most,
                triggers(block));
    }

    private static TriggerMatch triggers(Block block) {
        List<String> names = list(block, "events", EventName::read);
        return names.isEmpty()
                ? TriggerMatch.DEFAULT
                : new TriggerMatch(
                        names.stream()
                                .filter(name -> !name.equals(EventName.MANUAL))
                                .toList(),
                        names.contains(EventName.MANUAL));
    }

    private static <T> List<T> list(Block block, String name, Block.Reading<T> reading) {
        return block.field(name).map(field -> Values.list(field, reading)).orElse(List.of());
    }
}
