package dev.thaw.policy;

/** What brought an object here: an event of COS by its name, or a person's request. */
public sealed interface Trigger {

    /** @param name {@code cos:ObjectCreated:Put}; the wildcard {@code cos:ObjectCreated:*} occurs literally */
    record Event(String name) implements Trigger {}

    record Manual() implements Trigger {}

    static Trigger event(String name) {
        return new Event(name);
    }

    static Trigger manual() {
        return new Manual();
    }
}
