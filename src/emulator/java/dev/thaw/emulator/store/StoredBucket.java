package dev.thaw.emulator.store;

import dev.thaw.emulator.http.EmulatedError;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The objects of one bucket in the order of their keys. */
public final class StoredBucket {

    private final ConcurrentSkipListMap<String, ObjectVersions> versionsByKey =
            new ConcurrentSkipListMap<>(KeyOrder.BY_UTF8_BYTES);

    public void put(String key, StoredObject object) {
        versionsByKey.compute(key, (same, versions) -> (versions == null ? ObjectVersions.NONE : versions).put(object));
    }

    public void replace(String key, StoredObject before, StoredObject after) {
        versionsByKey.computeIfPresent(key, (same, versions) -> versions.replace(before, after));
    }

    /** Adds a delete marker as latest version. */
    public void delete(String key) {
        versionsByKey.computeIfPresent(key, (same, versions) -> versions.delete());
    }

    StoredObject find(String key, Optional<String> versionId) {
        ObjectVersions versions = versionsByKey.getOrDefault(key, ObjectVersions.NONE);
        return versionId
                .map(id -> versions.version(id).orElseThrow(StoredBucket::noSuchVersion))
                .orElseGet(() -> versions.latest().orElseThrow(StoredBucket::noSuchKey));
    }

    /** The keys from this one on, each with its latest version; deleted keys are left out. */
    public Iterator<Map.Entry<String, StoredObject>> latestFrom(String key) {
        return versionsByKey.tailMap(key).entrySet().stream()
                .flatMap(entry -> entry.getValue().latest().stream().map(object -> Map.entry(entry.getKey(), object)))
                .iterator();
    }

    private static EmulatedError noSuchKey() {
        return new EmulatedError(404, "NoSuchKey", "The specified key does not exist.");
    }

    private static EmulatedError noSuchVersion() {
        return new EmulatedError(404, "NoSuchVersion", "The specified version does not exist.");
    }
}
