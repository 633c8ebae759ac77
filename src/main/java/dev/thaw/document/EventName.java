package dev.thaw.document;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names that a rule may list under {@code events}. */
final class EventName {

    static final String MANUAL = "manual";

    private static final String RESTORED = "cos:ObjectRestore:";
    private static final String REMOVED = "cos:ObjectRemove:";
    private static final Pattern COS_EVENT = Pattern.compile("cos:[A-Za-z]+:(\\*|[A-Za-z]+)");

    private EventName() {}

    static Optional<String> read(Field field) {
        Optional<String> name = field.text();
        Optional<String> known = name.filter(EventName::isKnown);
        if (name.isPresent() && known.isEmpty()) {
            field.error(problem(name.get()), "write cos:ObjectCreated:*, one such as cos:ObjectCreated:Put, or manual");
        }
        return known;
    }

    private static boolean isKnown(String name) {
        boolean bringsObject = !name.startsWith(RESTORED) && !name.startsWith(REMOVED);
        return name.equals(MANUAL) || bringsObject && COS_EVENT.matcher(name).matches();
    }

    private static String problem(String name) {
        if (name.startsWith(RESTORED)) {
            return "is the echo of a restore: a rule on it would restore again and again";
        }
        return name.startsWith("cos:") ? "is no event that brings an object" : "is no event";
    }
}
