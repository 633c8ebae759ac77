package dev.thaw.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one key.
 *
 * @param versions newest last; exactly one where the bucket is not versioned
 * @param deleted whether a delete marker lies on top
 */
record History(List<StoredObject> versions, boolean deleted) {

    static final History NONE = new History(List.of(), false);

    History {
        versions = List.copyOf(versions);
    }

    Optional<StoredObject> latest() {
        return deleted || versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    Optional<StoredObject> version(String id) {
        return versions.stream().filter(object -> isVersion(object, id)).findFirst();
    }

    /** A new version becomes the latest. */
    History put(StoredObject object) {
        List<StoredObject> all = new ArrayList<>(object.versionId().isPresent() ? versions : List.of());
        all.add(object);
        return new History(all, false);
    }

    /** Changes a version where it stands. */
    History replace(StoredObject before, StoredObject after) {
        List<StoredObject> all = new ArrayList<>(versions);
        all.replaceAll(object -> object.versionId().equals(before.versionId()) ? after : object);
        return new History(all, deleted);
    }

    History delete() {
        return new History(versions, true);
    }

    private static boolean isVersion(StoredObject object, String id) {
        return object.versionId().filter(id::equals).isPresent();
    }
}
