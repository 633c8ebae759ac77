package dev.thaw.policy;

import java.util.List;

/**
 * The triggers that a rule applies to.
 *
 * @param events names of events; one that ends in {@code *} matches all that begin so
 * @param manual whether it applies to manual requests
 */
public record TriggerFilter(List<String> events, boolean manual) {

    public static final String CREATED = "cos:ObjectCreated:";

    /** The triggers of a rule that lists no events: created objects and manual requests. */
    public static final TriggerFilter DEFAULT = new TriggerFilter(List.of(CREATED + "*"), true);

    public TriggerFilter {
        events = List.copyOf(events);
    }

    boolean matches(Trigger trigger) {
        return trigger.fold(this::matches, () -> manual);
    }

    private boolean matches(String eventName) {
        for (String listed : events) {
            if (covers(listed, eventName)) {
                return true;
            }
        }
        return false;
    }

    boolean covers(TriggerFilter other) {
        return (manual || !other.manual) && other.events.stream().allMatch(this::matches);
    }

    private static boolean covers(String listed, String eventName) {
        return listed.endsWith("*")
                ? eventName.regionMatches(0, listed, 0, listed.length() - 1)
                : listed.equals(eventName);
    }
}
