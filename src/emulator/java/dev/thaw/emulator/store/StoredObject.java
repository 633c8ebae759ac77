package dev.thaw.emulator.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of an object, with its last restore.
 *
 * @param storageClass as named by the service, {@code DEEP_ARCHIVE}
 * @param layer of an intelligent-tiering object: FREQUENT, INFREQUENT, ARCHIVE or DEEP_ARCHIVE
 * @param versionId present in a versioned bucket; {@code null} while versioning is suspended
 */
public record StoredObject(
        String storageClass,
        Optional<String> layer,
        StoredContent content,
        Instant lastModified,
        Optional<String> versionId,
        Optional<Restoration> restoration,
        StoredAttributes attributes) {

    private static final Instant LONG_AGO = Instant.parse("2019-12-27T08:19:29Z");

    /** An object of a class and size, last modified long ago; reads as zeros. */
    public static StoredObject of(String storageClass, long size) {
        return new StoredObject(
                storageClass,
                Optional.empty(),
                StoredContent.zeros(size),
                LONG_AGO,
                Optional.empty(),
                Optional.empty(),
                StoredAttributes.NONE);
    }

    public static StoredObject tiered(String layer, long size) {
        return of("INTELLIGENT_TIERING", size).inLayer(layer);
    }

    public StoredObject inLayer(String layer) {
        return new StoredObject(
                storageClass, Optional.of(layer), content, lastModified, versionId, restoration, attributes);
    }

    public StoredObject holding(StoredContent content) {
        return new StoredObject(storageClass, layer, content, lastModified, versionId, restoration, attributes);
    }

    public StoredObject modified(Instant lastModified) {
        return new StoredObject(storageClass, layer, content, lastModified, versionId, restoration, attributes);
    }

    public StoredObject version(String versionId) {
        return new StoredObject(
                storageClass, layer, content, lastModified, Optional.of(versionId), restoration, attributes);
    }

    public StoredObject restoring(Restoration restoration) {
        return new StoredObject(
                storageClass, layer, content, lastModified, versionId, Optional.of(restoration), attributes);
    }

    /** The object with what its writer said about it. */
    public StoredObject described(StoredAttributes attributes) {
        return new StoredObject(storageClass, layer, content, lastModified, versionId, restoration, attributes);
    }

    public boolean intelligent() {
        return storageClass.endsWith("INTELLIGENT_TIERING");
    }

    /** Empty for what is not archived at all. */
    public Optional<ArchiveType> archiveType() {
        return ArchiveType.of(intelligent() ? layer.orElse("FREQUENT") : storageClass);
    }

    public boolean running(Instant now) {
        return restoration.filter(restore -> restore.running(now)).isPresent();
    }

    public boolean live(Instant now) {
        return restoration.filter(restore -> restore.live(now)).isPresent();
    }

    public boolean readable(Instant now) {
        return archiveType().isEmpty() || live(now);
    }

    /** The object at this time: an expired copy is gone, a restored tiered object is in its frequent layer. */
    public StoredObject at(Instant now) {
        return restoration
                .filter(restore -> !restore.running(now))
                .map(restore -> intelligent() ? warmed() : settled(restore, now))
                .orElse(this);
    }

    private StoredObject warmed() {
        return withoutRestoration().inLayer("FREQUENT");
    }

    private StoredObject settled(Restoration restore, Instant now) {
        return restore.live(now) ? this : withoutRestoration();
    }

    private StoredObject withoutRestoration() {
        return new StoredObject(storageClass, layer, content, lastModified, versionId, Optional.empty(), attributes);
    }
}
