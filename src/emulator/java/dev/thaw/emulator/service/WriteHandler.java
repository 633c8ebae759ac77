package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredBucket;
import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import java.time.InstantSource;

/** PUT Object: a new object, or new content of an existing one. */
record WriteHandler(BucketStore store, InstantSource clock) {

    EmulatedResponse put(EmulatedRequest request) {
        new RequestMd5(false).check(request);
        StoredBucket bucket = store.bucket(request.bucket());
        StoredObject object = written(request);
        bucket.put(request.key(), object);
        return EmulatedResponse.empty(200).with("ETag", object.content().etag());
    }

    private StoredObject written(EmulatedRequest request) {
        String storageClass = request.header("x-cos-storage-class").orElse("STANDARD");
        return StoredObject.of(storageClass, 0)
                .holding(StoredContent.of(request.body()))
                .modified(clock.instant());
    }
}
