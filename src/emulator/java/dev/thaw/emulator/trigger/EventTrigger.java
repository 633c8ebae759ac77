package dev.thaw.emulator.trigger;

import java.net.URI;
import java.util.Set;

/**
 * Where events go, and which.
 *
 * @param target an http URL; each event is a POST
 * @param names of the events, {@code cos:ObjectRestore:Completed}
 * @param prefix of the keys whose events are delivered, as a trigger of the service has it; empty for all
 * @param deliveries how often each is delivered, at least once: the service may deliver twice
 */
public record EventTrigger(URI target, Set<String> names, String prefix, int deliveries) {

    private static final String COMPLETED = "cos:ObjectRestore:Completed";

    public EventTrigger {
        names = Set.copyOf(names);
    }

    /** Begin and end of restores. */
    public static EventTrigger ofRestores(URI target) {
        return new EventTrigger(target, Set.of("cos:ObjectRestore:Post", COMPLETED), "", 1);
    }

    /** The end of restores of keys with this prefix. */
    public static EventTrigger ofCompletions(URI target, String prefix) {
        return new EventTrigger(target, Set.of(COMPLETED), prefix, 1);
    }

    public EventTrigger deliveredTimes(int deliveries) {
        return new EventTrigger(target, names, prefix, deliveries);
    }

    boolean matches(String name, String key) {
        return names.contains(name) && key.startsWith(prefix);
    }
}
