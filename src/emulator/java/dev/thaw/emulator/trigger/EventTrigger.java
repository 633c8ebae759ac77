package dev.thaw.emulator.trigger;

import java.net.URI;
import java.util.Set;

/**
 * Where events go, and which.
 *
 * @param target an http URL; each event is a POST
 * @param names of the events, {@code cos:ObjectRestore:Completed}
 * @param deliveries how often each is delivered, at least once: the service may deliver twice
 */
public record EventTrigger(URI target, Set<String> names, int deliveries) {

    public EventTrigger {
        names = Set.copyOf(names);
    }

    /** Begin and end of restores. */
    public static EventTrigger ofRestores(URI target) {
        return new EventTrigger(target, Set.of("cos:ObjectRestore:Post", "cos:ObjectRestore:Completed"), 1);
    }

    public EventTrigger deliveredTimes(int deliveries) {
        return new EventTrigger(target, names, deliveries);
    }
}
