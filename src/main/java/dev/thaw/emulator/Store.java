package dev.thaw.emulator;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The buckets that exist, which are those once seeded. */
final class Store {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    Bucket create(String bucket) {
        return buckets.computeIfAbsent(bucket, name -> new Bucket());
    }

    Bucket bucket(String name) {
        return Optional.ofNullable(buckets.get(name)).orElseThrow(Store::noSuchBucket);
    }

    StoredObject find(CosRequest request) {
        return bucket(request.bucket()).find(request.key(), request.versionId());
    }

    private static CosError noSuchBucket() {
        return new CosError(404, "NoSuchBucket", "The specified bucket does not exist.");
    }
}
