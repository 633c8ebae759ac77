package dev.thaw.emulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The versions of one key.
 *
 * @param versions newest last; at most one if the bucket is not versioned
 * @param deleteMarker the version id of the delete marker that is the latest version
 */
record ObjectVersions(List<StoredObject> versions, Optional<String> deleteMarker) {

    static final ObjectVersions NONE = new ObjectVersions(List.of(), Optional.empty());

    ObjectVersions {
        versions = List.copyOf(versions);
    }

    Optional<StoredObject> latest() {
        return deleteMarker.isPresent() || versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.get(versions.size() - 1));
    }

    Optional<StoredObject> version(String id) {
        return versions.stream().filter(isVersion(id)).findFirst();
    }

    /** A new version becomes the latest. One with the id of another, {@code null} of a suspended bucket, replaces it. */
    ObjectVersions put(StoredObject object) {
        List<StoredObject> all = new ArrayList<>(object.versionId().isPresent() ? versions : List.of());
        object.versionId().ifPresent(id -> all.removeIf(isVersion(id)));
        all.add(object);
        return new ObjectVersions(all, Optional.empty());
    }

    /** Replaces a version at its place. */
    ObjectVersions replace(StoredObject before, StoredObject after) {
        List<StoredObject> all = new ArrayList<>(versions);
        all.replaceAll(object -> object.versionId().equals(before.versionId()) ? after : object);
        return new ObjectVersions(all, deleteMarker);
    }

    ObjectVersions mark(String markerId) {
        return new ObjectVersions(versions, Optional.of(markerId));
    }

    /** Removes one version, or the delete marker. */
    ObjectVersions remove(String id) {
        return new ObjectVersions(
                versions.stream().filter(isVersion(id).negate()).toList(),
                deleteMarker.filter(marker -> !marker.equals(id)));
    }

    boolean isEmpty() {
        return versions.isEmpty() && deleteMarker.isEmpty();
    }

    /** An object that was written before the bucket had versions is the version {@code null}. */
    private static Predicate<StoredObject> isVersion(String id) {
        return object -> object.versionId().orElse("null").equals(id);
    }
}
