package dev.thaw.object;

import java.util.Optional;

/**
 * What is known of an object so far; an event tells the size alone, a listing or an inspection the class too.
 *
 * @param size bytes
 * @param storageClass the class it is stored in
 */
public record ObjectAttributes(Optional<Long> size, Optional<StorageClass> storageClass) {

    public static final ObjectAttributes NONE = new ObjectAttributes(Optional.empty(), Optional.empty());

    public static ObjectAttributes sized(long size) {
        return new ObjectAttributes(Optional.of(size), Optional.empty());
    }
}
