package dev.thaw.policy;

import java.util.function.Function;
import java.util.function.Supplier;

/** Why an object is processed: an event of COS, by its name, or a manual request. */
public sealed interface Trigger {

    /**
     * Calls the function of this variant.
     *
     * @param event takes the name of the event
     * @param manual for a manual request
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
