package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredBucket;
import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * PUT Object (436/7749) and DELETE Object. If-Match and If-None-Match are ignored by a PUT, since its page does not offer
 * them.
 */
record WriteHandler(BucketStore store, InstantSource clock, ObjectEvents events) {

    EmulatedResponse put(EmulatedRequest request) {
        new RequestMd5(false).check(request);
        RequestedAttributes requested = new RequestedAttributes(request);
        requested.check();
        StoredObject object = StoredObject.of(requested.storageClass(), 0)
                .holding(StoredContent.of(request.body()))
                .described(requested.attributes())
                .modified(clock.instant());
        StoredObject written =
                store.bucket(request.bucket()).write(request.key(), object, requested.forbidsOverwrite());
        events.happened("cos:ObjectCreated:Put", written.lastModified(), RestoreHandler.placeOf(request), written);
        return versioned(
                EmulatedResponse.empty(200).with("ETag", written.content().etag()), written.versionId());
    }

    /** 204, whether the object exists or not. */
    EmulatedResponse delete(EmulatedRequest request) {
        StoredBucket bucket = store.bucket(request.bucket());
        Instant now = clock.instant();
        EmulatedResponse gone = EmulatedResponse.empty(204);
        Optional<String> version = request.versionId();
        if (version.isPresent()) {
            bucket.deleteVersion(request.key(), version.get(), now);
            return versioned(gone, version);
        }
        Optional<String> marker = bucket.delete(request.key(), now);
        return versioned(marker.isPresent() ? gone.with("x-cos-delete-marker", "true") : gone, marker);
    }

    static EmulatedResponse versioned(EmulatedResponse response, Optional<String> versionId) {
        return versionId.map(id -> response.with("x-cos-version-id", id)).orElse(response);
    }
}
