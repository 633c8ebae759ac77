package dev.thaw.emulator.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The keys of a bucket as a listing shows them: as they were some time ago. Thread-safe. */
final class ListedKeys {

    private record Change(Instant at, String key, ObjectVersions versions) {}

    private final Duration lag;
    private final NavigableMap<String, ObjectVersions> listed = new TreeMap<>(KeyOrder.BY_UTF8_BYTES);
    private final Deque<Change> pending = new ArrayDeque<>();

    ListedKeys(Duration lag) {
        this.lag = lag;
    }

    /** Shown at once: what the bucket holds from the start. */
    synchronized void show(String key, ObjectVersions versions) {
        if (versions.isEmpty()) {
            listed.remove(key);
        } else {
            listed.put(key, versions);
        }
    }

    /** Shown when the lag is over. */
    synchronized void change(String key, ObjectVersions versions, Instant at) {
        pending.addLast(new Change(at, key, versions));
    }

    synchronized NavigableMap<String, ObjectVersions> from(String key, Instant now) {
        while (!pending.isEmpty() && !pending.getFirst().at().plus(lag).isAfter(now)) {
            Change due = pending.removeFirst();
            show(due.key(), due.versions());
        }
        return new TreeMap<>(listed.tailMap(key, true));
    }
}
