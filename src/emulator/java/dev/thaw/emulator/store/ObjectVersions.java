package dev.thaw.emulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one key.
 *
 * @param versions newest last; exactly one if the bucket is not versioned
 * @param deleted whether a delete marker is the latest version
 */
record ObjectVersions(List<StoredObject> versions, boolean deleted) {

    static final ObjectVersions NONE = new ObjectVersions(List.of(), false);

    ObjectVersions {
        versions = List.copyOf(versions);
    }

    Optional<StoredObject> latest() {
        return deleted || versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    Optional<StoredObject> version(String id) {
        return versions.stream().filter(object -> isVersion(object, id)).findFirst();
    }

    /** A new version becomes the latest. */
    ObjectVersions put(StoredObject object) {
        List<StoredObject> all = new ArrayList<>(object.versionId().isPresent() ? versions : List.of());
        all.add(object);
        return new ObjectVersions(all, false);
    }

    /** Replaces a version at its place. */
    ObjectVersions replace(StoredObject before, StoredObject after) {
        List<StoredObject> all = new ArrayList<>(versions);
        all.replaceAll(object -> object.versionId().equals(before.versionId()) ? after : object);
        return new ObjectVersions(all, deleted);
    }

    ObjectVersions delete() {
        return new ObjectVersions(versions, true);
    }

    private static boolean isVersion(StoredObject object, String id) {
        return object.versionId().filter(id::equals).isPresent();
    }
}
