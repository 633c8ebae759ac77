package dev.thaw.object;

import java.util.Optional;

/**
 * What is known about an object so far. An event gives only the size, a listing or an inspection also the storage class.
 *
 * @param size bytes
 * @param storageClass absent until a listing or an inspection has named it
 */
public record ObjectAttributes(Optional<Long> size, Optional<StorageClass> storageClass) {

    public static final ObjectAttributes NONE = new ObjectAttributes(Optional.empty(), Optional.empty());

    public static ObjectAttributes sized(long size) {
        return new ObjectAttributes(Optional.of(size), Optional.empty());
    }
}
