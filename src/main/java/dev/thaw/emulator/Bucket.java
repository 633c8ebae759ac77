package dev.thaw.emulator;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The objects of one bucket in the order of their keys. */
final class Bucket {

    private final ConcurrentSkipListMap<String, History> histories =
            new ConcurrentSkipListMap<>(KeyOrder.BY_UTF8_BYTES);

    void put(String key, StoredObject object) {
        histories.compute(key, (same, history) -> (history == null ? History.NONE : history).put(object));
    }

    void replace(String key, StoredObject before, StoredObject after) {
        histories.computeIfPresent(key, (same, history) -> history.replace(before, after));
    }

    /** Puts a delete marker on top. */
    void delete(String key) {
        histories.computeIfPresent(key, (same, history) -> history.delete());
    }

    StoredObject find(String key, Optional<String> versionId) {
        History history = histories.getOrDefault(key, History.NONE);
        return versionId
                .map(id -> history.version(id).orElseThrow(Bucket::noSuchVersion))
                .orElseGet(() -> history.latest().orElseThrow(Bucket::noSuchKey));
    }

    /** Keys from this one on, each with its latest version; deleted ones are left out. */
    Iterator<Map.Entry<String, StoredObject>> latestFrom(String key) {
        return histories.tailMap(key).entrySet().stream()
                .flatMap(entry -> entry.getValue().latest().stream().map(object -> Map.entry(entry.getKey(), object)))
                .iterator();
    }

    private static CosError noSuchKey() {
        return new CosError(404, "NoSuchKey", "The specified key does not exist.");
    }

    private static CosError noSuchVersion() {
        return new CosError(404, "NoSuchVersion", "The specified version does not exist.");
    }
}
