package dev.thaw.policy;

import java.util.function.Function;
import java.util.function.Supplier;

/** What brought an object here: an event of COS by its name, or a person's request. */
public sealed interface Trigger {

    /**
     * @param event told the name of the event
     * @param manual what a person's request comes to
     */
    <T> T fold(Function<String, T> event, Supplier<T> manual);

    /** @param name {@code cos:ObjectCreated:Put}; the wildcard {@code cos:ObjectCreated:*} occurs literally */
    public record Event(String name) implements Trigger {
        @Override
        public <T> T fold(Function<String, T> event, Supplier<T> manual) {
            return event.apply(name);
        }
    }

    record Manual() implements Trigger {
        @Override
        public <T> T fold(Function<String, T> event, Supplier<T> manual) {
            return manual.get();
        }
    }

    static Trigger event(String name) {
        return new Event(name);
    }

    static Trigger manual() {
        return new Manual();
    }
}
