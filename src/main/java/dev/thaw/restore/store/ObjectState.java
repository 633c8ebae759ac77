package dev.thaw.restore.store;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.ObjectAttributes;
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
public record ObjectState(long size, StorageClass storageClass, Optional<String> layer, RestoreStatus copy) {

    private static final String TAKEN = "the object is taken for one that can be read without a restore";

    public ObjectAttributes facts() {
        return new ObjectAttributes(Optional.of(size), Optional.of(storageClass));
    }

    /** How deep it lies; empty where a listing names intelligent tiering and no layer. */
    public Optional<ArchiveLevel> depth() {
        return storageClass.archiveLevel().or(() -> layer.map(ObjectState::depthOfLayer));
    }

    /** Whether only a look at the object itself can tell if a restore of it is due. */
    public boolean restoreStateUnknown() {
        return copy.isUnknown() && !isReadable();
    }

    /** What a reader of the report should know: a class, a layer or a copy that nobody here understands. */
    public Optional<String> remark() {
        if (!StorageClass.isKnown(storageClass.name())) {
            return Optional.of("storage class " + storageClass.name() + " is not known here: " + TAKEN);
        }
        Optional<String> unknownLayer =
                storageClass.isIntelligentTiering() ? layer.filter(ObjectState::isUnknownLayer) : Optional.empty();
        return unknownLayer
                .map(name -> "layer " + name + " of " + storageClass.name() + " is not known here: " + TAKEN)
                .or(() -> isReadable() ? Optional.empty() : copy.remark());
    }

    private boolean isReadable() {
        return depth().filter(depth -> depth == ArchiveLevel.READABLE).isPresent();
    }

    private static boolean isUnknownLayer(String layer) {
        return depthOfLayer(layer) == ArchiveLevel.READABLE && !layer.contains("FREQUENT");
    }

    /** No page tells how COS spells the archive layers. */
    private static ArchiveLevel depthOfLayer(String layer) {
        return switch (layer.replaceAll("[^A-Z]", "")) {
            case "ARCHIVE", "ARCHIVEACCESS" -> ArchiveLevel.ARCHIVE;
            case "DEEPARCHIVE", "DEEPARCHIVEACCESS" -> ArchiveLevel.DEEP_ARCHIVE;
            default -> ArchiveLevel.READABLE;
        };
    }
}
