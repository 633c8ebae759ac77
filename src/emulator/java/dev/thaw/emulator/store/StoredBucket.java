package dev.thaw.emulator.store;

import dev.thaw.emulator.http.EmulatedError;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The objects of one bucket in the order of their keys. Thread-safe. */
public final class StoredBucket {

    /** As in the service, the ids of newer versions sort first. */
    private static final long NEWEST_ID = 18_445_000_000_000_000L;

    private final ConcurrentSkipListMap<String, ObjectVersions> versionsByKey =
            new ConcurrentSkipListMap<>(KeyOrder.BY_UTF8_BYTES);
    private final Optional<ListedKeys> lagging;
    private final AtomicLong versionIds = new AtomicLong();
    private volatile StoredVersioning versioning = StoredVersioning.NEVER;

    StoredBucket(Duration listingLag) {
        this.lagging = listingLag.isZero() ? Optional.empty() : Optional.of(new ListedKeys(listingLag));
    }

    public StoredVersioning versioning() {
        return versioning;
    }

    public void versioning(StoredVersioning versioning) {
        this.versioning = versioning;
    }

    /** Puts an object as it is, listed at once. An object with a version id makes it a bucket that keeps versions. */
    public void put(String key, StoredObject object) {
        if (object.versionId().isPresent() && versioning == StoredVersioning.NEVER) {
            versioning = StoredVersioning.ENABLED;
        }
        ObjectVersions now =
                versionsByKey.merge(key, ObjectVersions.NONE.put(object), (versions, alone) -> versions.put(object));
        lagging.ifPresent(listed -> listed.show(key, now));
    }

    /**
     * Writes an object as the service does.
     *
     * @param forbidOverwrite ignored in a bucket that has versions, as the service ignores it
     * @return the object with its version id, if the bucket has versions
     * @throws EmulatedError if the key is taken and must not be overwritten
     */
    public StoredObject write(String key, StoredObject object, boolean forbidOverwrite) {
        StoredObject written = newVersionId().map(object::version).orElse(object);
        change(key, object.lastModified(), versions -> {
            if (forbidOverwrite && versioning == StoredVersioning.NEVER && !versions.isEmpty()) {
                throw fileAlreadyExists();
            }
            return versions.put(written);
        });
        return written;
    }

    /** Replaces one version in its place, also in listings. */
    public void replace(String key, StoredObject before, StoredObject after) {
        ObjectVersions now = versionsByKey.computeIfPresent(key, (same, versions) -> versions.replace(before, after));
        if (now != null) {
            lagging.ifPresent(listed -> listed.show(key, now));
        }
    }

    /** Deletes the object; where the bucket keeps versions, by a delete marker, whose version id it returns. */
    public Optional<String> delete(String key, Instant at) {
        Optional<String> marker = newVersionId();
        change(
                key,
                at,
                versions -> marker.map(id -> versions.remove(id).mark(id)).orElse(ObjectVersions.NONE));
        return marker;
    }

    /** Removes one version, or a delete marker, permanently. */
    public void deleteVersion(String key, String versionId, Instant at) {
        change(key, at, versions -> versions.remove(versionId));
    }

    public StoredObject find(String key, Optional<String> versionId) {
        ObjectVersions versions = versionsByKey.getOrDefault(key, ObjectVersions.NONE);
        return versionId
                .map(id -> versions.version(id).orElseThrow(StoredBucket::noSuchVersion))
                .orElseGet(() -> versions.latest().orElseThrow(StoredBucket::noSuchKey));
    }

    /** The keys from this one on as a listing shows them, each with its latest version; deleted keys are left out. */
    public Iterator<Map.Entry<String, StoredObject>> latestFrom(String key, Instant now) {
        NavigableMap<String, ObjectVersions> from =
                lagging.map(listed -> listed.from(key, now)).orElseGet(() -> versionsByKey.tailMap(key, true));
        return from.entrySet().stream()
                .flatMap(entry -> entry.getValue().latest().stream().map(object -> Map.entry(entry.getKey(), object)))
                .iterator();
    }

    private void change(String key, Instant at, UnaryOperator<ObjectVersions> change) {
        ObjectVersions now =
                versionsByKey.compute(key, (same, found) -> change.apply(found == null ? ObjectVersions.NONE : found));
        if (now.isEmpty()) {
            versionsByKey.remove(key, now);
        }
        lagging.ifPresent(listed -> listed.change(key, now, at));
    }

    private Optional<String> newVersionId() {
        return switch (versioning) {
            case NEVER -> Optional.empty();
            case ENABLED -> Optional.of("MTg%018d".formatted(NEWEST_ID - versionIds.incrementAndGet()));
            case SUSPENDED -> Optional.of("null");
        };
    }

    private static EmulatedError noSuchKey() {
        return new EmulatedError(404, "NoSuchKey", "The specified key does not exist.");
    }

    private static EmulatedError noSuchVersion() {
        return new EmulatedError(404, "NoSuchVersion", "The specified version does not exist.");
    }

    private static EmulatedError fileAlreadyExists() {
        return new EmulatedError(
                409, "FileAlreadyExists", "The object already exists and x-cos-forbid-overwrite is set.");
    }
}
