package dev.thaw.emulator.service;

import dev.thaw.emulator.store.StoredObject;
import java.time.Instant;

/** Hears what happens to objects. */
public interface ObjectEvents {

    /** Nobody hears. */
    ObjectEvents NONE = (name, at, place, object) -> {};

    /** The name and place of an object. */
    record Place(String region, String bucket, String key) {}

    /**
     * Something happens to an object, now or at a later time.
     *
     * @param name by page "Event Notification": {@code cos:ObjectRestore:Completed}
     * @param object as it is then; for a later time the event falls away if the object has another restore by then, or is gone
     */
    void happened(String name, Instant at, Place place, StoredObject object);
}
