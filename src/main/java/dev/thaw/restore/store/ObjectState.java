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
 * @param layer the layer of an object in intelligent tiering, {@code ARCHIVE}, if it is known
 * @param copy whether a readable copy is there or on its way
 */
public record ObjectState(long size, StorageClass storageClass, Optional<String> layer, RestoreStatus copy) {

    private static final String ASSUMED = "the object is assumed to be readable without a restore";

    public ObjectAttributes facts() {
        return new ObjectAttributes(Optional.of(size), Optional.of(storageClass));
    }

    /** The depth of the archive that it is in; empty if a listing names intelligent tiering and no layer. */
    public Optional<ArchiveLevel> depth() {
        return storageClass.archiveLevel().or(() -> layer.map(ObjectState::depthOfLayer));
    }

    /** Whether only an inspection can find out if a restore is needed. */
    public boolean restoreStateUnknown() {
        return copy.isUnknown() && !isReadable();
    }

    /** What a reader of the report should know: an unknown class, layer or copy. */
    public Optional<String> remark() {
        if (!StorageClass.isKnown(storageClass.name())) {
            return Optional.of("storage class " + storageClass.name() + " is not known here: " + ASSUMED);
        }
        Optional<String> unknownLayer =
                storageClass.isIntelligentTiering() ? layer.filter(ObjectState::isUnknownLayer) : Optional.empty();
        return unknownLayer
                .map(name -> "layer " + name + " of " + storageClass.name() + " is not known here: " + ASSUMED)
                .or(() -> isReadable() ? Optional.empty() : copy.remark());
    }

    private boolean isReadable() {
        return depth().filter(depth -> depth == ArchiveLevel.READABLE).isPresent();
    }

    private static boolean isUnknownLayer(String layer) {
        return depthOfLayer(layer) == ArchiveLevel.READABLE && !layer.contains("FREQUENT");
    }

    /** No vendor page documents how COS writes the archive layers. */
    private static ArchiveLevel depthOfLayer(String layer) {
        return switch (layer.replaceAll("[^A-Z]", "")) {
            case "ARCHIVE", "ARCHIVEACCESS" -> ArchiveLevel.ARCHIVE;
            case "DEEPARCHIVE", "DEEPARCHIVEACCESS" -> ArchiveLevel.DEEP_ARCHIVE;
            default -> ArchiveLevel.READABLE;
        };
    }
}
