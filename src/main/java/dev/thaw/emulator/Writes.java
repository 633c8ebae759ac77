package dev.thaw.emulator;

import java.time.InstantSource;

/** PUT Object, into the bucket as it is: a new object, or a new content of an old one. */
record Writes(Store store, InstantSource clock) {

    CosAnswer put(CosRequest request) {
        new ContentMd5(false).check(request);
        Bucket bucket = store.bucket(request.bucket());
        StoredObject object = written(request);
        bucket.put(request.key(), object);
        return CosAnswer.empty(200).with("ETag", object.content().etag());
    }

    private StoredObject written(CosRequest request) {
        String storageClass = request.header("x-cos-storage-class").orElse("STANDARD");
        return StoredObject.of(storageClass, 0)
                .holding(Content.of(request.body()))
                .modified(clock.instant());
    }
}
