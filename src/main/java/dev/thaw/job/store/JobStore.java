package dev.thaw.job.store;

import dev.thaw.restore.store.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where jobs are kept: small objects, each written once and never changed. Keys are relative to the prefix of the jobs. Calls block,
 * retry and end by the deadline of the invocation, and report failures as values. Safe for threads.
 */
public interface JobStore {

    /**
     * Creates an object that must not exist yet (PUT Object with {@code x-cos-forbid-overwrite}, 436/7749). A lost answer looks like
     * {@link Creation#EXISTS}: the caller reads what is there.
     */
    Result<Creation> create(String key, byte[] content);

    /**
     * Creates a large object of a file, as {@link #create} does. If an object of the same size is there already, an earlier answer
     * was lost: keys of large objects name their writer.
     *
     * @return the ETag of the object
     */
    Result<String> upload(String key, Path file);

    /** The full name of an object for other services, {@code qcs::cos:<region>::<bucket>/<key>}; of the bucket for an empty key. */
    String resourceName(String key);

    /** The content of an object, or nothing if there is none. */
    Result<Optional<StoredObject>> read(String key);

    /**
     * The keys with a prefix, in order. New keys may be missing for a while: never decide by a listing alone.
     *
     * @param after the key after which the page begins; empty for the first page
     * @param most keys, at most 1000
     */
    Result<KeyPage> list(String prefix, String after, int most);

    /** Deletes an object, which need not exist. */
    Result<Boolean> delete(String key);

    /** What became of a creation. */
    enum Creation {
        CREATED,
        EXISTS
    }

    /**
     * @param lastModified by the clock of the store
     * @param serverTime of the answer, by the same clock
     */
    record StoredObject(byte[] content, Instant lastModified, Instant serverTime) {}

    /** @param truncated whether there are more behind the last of them */
    record KeyPage(List<String> keys, boolean truncated) {
        public KeyPage {
            keys = List.copyOf(keys);
        }
    }
}
