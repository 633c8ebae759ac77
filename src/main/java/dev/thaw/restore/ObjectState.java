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

    private static final String TAKEN = "the object is taken for one that can be read without a restore";

    public ObjectFacts facts() {
        return new ObjectFacts(Optional.of(size), Optional.of(storageClass));
    }

    /** How deep it lies; empty where a listing names intelligent tiering and no layer. */
    public Optional<ArchiveDepth> depth() {
        return storageClass.depth().or(() -> layer.map(ObjectState::depthOfLayer));
    }

    /** Whether only a look at the object itself can tell if a restore of it is due. */
    boolean mayHideCopy() {
        return copy.isUnknown() && !isReadable();
    }

    /** What a reader of the report should know: a class, a layer or a copy that nobody here understands. */
    Optional<String> remark() {
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
        return depth().filter(depth -> depth == ArchiveDepth.READABLE).isPresent();
    }

    private static boolean isUnknownLayer(String layer) {
        return depthOfLayer(layer) == ArchiveDepth.READABLE && !layer.contains("FREQUENT");
    }

    /** No page tells how COS spells the archive layers. */
    private static ArchiveDepth depthOfLayer(String layer) {
        return switch (layer.replaceAll("[^A-Z]", "")) {
            case "ARCHIVE", "ARCHIVEACCESS" -> ArchiveDepth.ARCHIVE;
            case "DEEPARCHIVE", "DEEPARCHIVEACCESS" -> ArchiveDepth.DEEP_ARCHIVE;
            default -> ArchiveDepth.READABLE;
        };
    }
}
