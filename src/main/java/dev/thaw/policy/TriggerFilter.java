package dev.thaw.policy;

import java.util.List;

/**
 * Which triggers a rule holds for.
 *
 * @param events names of events; one that ends in {@code *} stands for all that begin so
 * @param manual whether it holds for manual requests
 */
public record TriggerFilter(List<String> events, boolean manual) {

    public static final String CREATED = "cos:ObjectCreated:";

    /** What a rule holds for that lists no events: created objects and manual requests. */
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
