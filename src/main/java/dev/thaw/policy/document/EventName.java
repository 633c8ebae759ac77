package dev.thaw.policy.document;

import dev.thaw.policy.TriggerFilter;
import dev.thaw.policy.document.yaml.YamlField;
import dev.thaw.text.ClosestMatch;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The event names that a rule may list under {@code events}. */
final class EventName {

    static final String MANUAL = "manual";

    private static final String RESTORED = "cos:ObjectRestore:";
    private static final String REMOVED = "cos:ObjectRemove:";
    private static final Pattern COS_EVENT = Pattern.compile("cos:[A-Za-z]+:(\\*|[A-Za-z]+)");

    private static final String CREATED = TriggerFilter.CREATED;
    private static final List<String> KNOWN = Stream.of(
                    "*", "Put", "Post", "Copy", "Append", "CompleteMultipartUpload", "Origin", "Replication")
            .map(CREATED::concat)
            .toList();
    private static final String INVENTORY = "cos:InventoryReportCreated:";

    private EventName() {}

    static Optional<String> read(YamlField field) {
        Optional<String> name = field.text();
        Optional<String> known = name.filter(EventName::isKnown);
        if (name.isPresent() && known.isEmpty()) {
            field.error(problem(name.get()), "write cos:ObjectCreated:*, one such as cos:ObjectCreated:Put, or manual");
        }
        known.filter(EventName::isOdd)
                .ifPresent(odd -> field.warning(
                        "is not an event that COS is known to send",
                        "write " + ClosestMatch.to(odd, KNOWN).orElse(CREATED + "*") + ", if you mean that"));
        return known;
    }

    private static boolean isOdd(String name) {
        return !name.equals(MANUAL) && !KNOWN.contains(name) && !name.startsWith(INVENTORY);
    }

    private static boolean isKnown(String name) {
        boolean bringsObject = !name.startsWith(RESTORED) && !name.startsWith(REMOVED);
        return name.equals(MANUAL) || bringsObject && COS_EVENT.matcher(name).matches();
    }

    private static String problem(String name) {
        if (name.startsWith(RESTORED)) {
            return "is sent when a restore ends: a rule for it would restore again and again";
        }
        return name.startsWith("cos:") ? "is not an event that brings an object" : "is not an event";
    }
}
