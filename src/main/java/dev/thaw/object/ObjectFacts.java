package dev.thaw.object;

import java.util.Optional;

/**
 * What is known of an object so far; an event tells the size alone, a listing or an inspection the class too.
 *
 * @param size bytes
 * @param storageClass the class it is stored in
 */
public record ObjectFacts(Optional<Long> size, Optional<StorageClass> storageClass) {

    public static final ObjectFacts NONE = new ObjectFacts(Optional.empty(), Optional.empty());

    public static ObjectFacts sized(long size) {
        return new ObjectFacts(Optional.of(size), Optional.empty());
    }
}
