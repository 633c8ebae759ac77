package dev.thaw.listing;

import dev.thaw.object.ObjectRef;

/**
 * A key list or the manifest of an inventory: an object that names other objects.
 *
 * @param object the list
 * @param encoded whether its keys are percent-encoded; those of inventories always are
 * @param where the bucket of the objects in it, which need not be its own
 */
public record ObjectList(ObjectRef object, boolean encoded, ListTarget where) {

    /** Bytes as stored, compressed or not. */
    static final long MAX_BYTES = 512L << 20;

    boolean isInventory() {
        return object.key().endsWith("manifest.json");
    }

    String name() {
        return object.bucket() + "/" + object.key();
    }
}
