package dev.thaw.restore;

import dev.thaw.object.ArchiveDepth;
import dev.thaw.object.ObjectFacts;
import dev.thaw.object.StorageClass;
import java.util.Optional;

/**
 * An object as a HEAD or a listing shows it.
 *
 * @param size bytes
 * @param storageClass the class it is stored in
 * @param layer the layer of an object in intelligent tiering, {@code ARCHIVE}, where it is told
 * @param copy whether a readable copy is there or on its way
 */
public record ObjectState(long size, StorageClass storageClass, Optional<String> layer, CopyState copy) {

    public ObjectFacts facts() {
        return new ObjectFacts(Optional.of(size), Optional.of(storageClass));
    }

    /** How deep it lies; empty where a listing names intelligent tiering and no layer. */
    public Optional<ArchiveDepth> depth() {
        return storageClass.depth().or(() -> layer.map(ObjectState::depthOfLayer));
    }

    /** Whether only a look at the object itself can tell if a restore of it is due. */
    boolean mayHideCopy() {
        return copy.isUnknown()
                && depth().filter(depth -> depth == ArchiveDepth.READABLE).isEmpty();
    }

    private static ArchiveDepth depthOfLayer(String layer) {
        return switch (layer) {
            case "ARCHIVE", "ARCHIVE_ACCESS" -> ArchiveDepth.ARCHIVE;
            case "DEEP_ARCHIVE", "DEEP_ARCHIVE_ACCESS" -> ArchiveDepth.DEEP_ARCHIVE;
            default -> ArchiveDepth.READABLE;
        };
    }
}
