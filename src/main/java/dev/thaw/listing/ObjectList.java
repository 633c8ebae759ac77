package dev.thaw.listing;

import dev.thaw.object.ObjectRef;

/**
 * An object of COS that lists objects.
 *
 * @param object the list
 * @param encoded whether its keys are percent-encoded; those of inventories always are
 * @param where where the objects lie that it lists: their bucket need not be its own
 */
public record ObjectList(ObjectRef object, boolean encoded, ListTarget where) {

    /** Stored, packed or not. */
    static final long LONGEST = 512L << 20;

    boolean isInventory() {
        return object.key().endsWith("manifest.json");
    }

    String name() {
        return object.bucket() + "/" + object.key();
    }
}
