package dev.thaw.emulator.store;

import dev.thaw.emulator.http.EmulatedError;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The objects of one bucket in the order of their keys. */
public final class StoredBucket {

    private final ConcurrentSkipListMap<String, ObjectVersions> histories =
            new ConcurrentSkipListMap<>(KeyOrder.BY_UTF8_BYTES);

    public void put(String key, StoredObject object) {
        histories.compute(key, (same, history) -> (history == null ? ObjectVersions.NONE : history).put(object));
    }

    public void replace(String key, StoredObject before, StoredObject after) {
        histories.computeIfPresent(key, (same, history) -> history.replace(before, after));
    }

    /** Puts a delete marker on top. */
    public void delete(String key) {
        histories.computeIfPresent(key, (same, history) -> history.delete());
    }

    StoredObject find(String key, Optional<String> versionId) {
        ObjectVersions history = histories.getOrDefault(key, ObjectVersions.NONE);
        return versionId
                .map(id -> history.version(id).orElseThrow(StoredBucket::noSuchVersion))
                .orElseGet(() -> history.latest().orElseThrow(StoredBucket::noSuchKey));
    }

    /** Keys from this one on, each with its latest version; deleted ones are left out. */
    public Iterator<Map.Entry<String, StoredObject>> latestFrom(String key) {
        return histories.tailMap(key).entrySet().stream()
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
