package dev.thaw.emulator.store;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The existing buckets: those that were created or filled. */
public final class BucketStore {

    private final Map<String, StoredBucket> buckets = new ConcurrentHashMap<>();

    private final Duration listingLag;

    /** @param listingLag listings show the keys as they were this long ago */
    public BucketStore(Duration listingLag) {
        this.listingLag = listingLag;
    }

    public StoredBucket create(String bucket) {
        return buckets.computeIfAbsent(bucket, name -> new StoredBucket(listingLag));
    }

    public StoredBucket bucket(String name) {
        return Optional.ofNullable(buckets.get(name)).orElseThrow(BucketStore::noSuchBucket);
    }

    public StoredObject find(EmulatedRequest request) {
        return bucket(request.bucket()).find(request.key(), request.versionId());
    }

    private static EmulatedError noSuchBucket() {
        return new EmulatedError(404, "NoSuchBucket", "The specified bucket does not exist.");
    }
}
