package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedDate;
import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.RequestedRange;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** HEAD Object and GET Object. */
record ReadHandler(BucketStore store, InstantSource clock) {

    EmulatedResponse head(EmulatedRequest request) {
        StoredObject object = store.find(request).at(clock.instant());
        long size = object.content().size();
        return conditional(request, object).orElseGet(() -> found(200, object).with("Content-Length", size + ""));
    }

    EmulatedResponse get(EmulatedRequest request) {
        StoredObject object = store.find(request).at(clock.instant());
        if (!object.readable(clock.instant())) {
            throw new EmulatedError(403, "InvalidObjectState", "The object is archived; restore it first.")
                    .withHeaders(Map.of("x-cos-storage-class", object.storageClass()));
        }
        return conditional(request, object).orElseGet(() -> ranged(request, object));
    }

    private EmulatedResponse ranged(EmulatedRequest request, StoredObject object) {
        long size = object.content().size();
        return request.header("range")
                .flatMap(header -> RequestedRange.parse(header, size))
                .map(range -> part(object, range))
                .orElseGet(() -> found(200, object).withBody(object.content().slice(0, size)));
    }

    private EmulatedResponse part(StoredObject object, RequestedRange range) {
        return found(206, object)
                .with("Content-Range", range.contentRange(object.content().size()))
                .withBody(object.content().slice(range.from(), range.to() + 1));
    }

    /**
     * The conditions of HTTP: those on the ETag outrank those on the time.
     *
     * @throws EmulatedError if the caller requires another content
     */
    private Optional<EmulatedResponse> conditional(EmulatedRequest request, StoredObject object) {
        String etag = object.content().etag();
        boolean wanted = request.header("if-match")
                .map(named -> names(named, etag))
                .orElseGet(() -> time(request, "if-unmodified-since")
                        .filter(time -> modifiedAfter(object, time))
                        .isEmpty());
        if (!wanted) {
            throw new EmulatedError(412, "PreconditionFailed", "A precondition did not hold.");
        }
        boolean known = request.header("if-none-match")
                .map(named -> names(named, etag))
                .orElseGet(() -> time(request, "if-modified-since")
                        .filter(time -> !modifiedAfter(object, time))
                        .isPresent());
        return known ? Optional.of(found(304, object)) : Optional.empty();
    }

    private static Optional<Instant> time(EmulatedRequest request, String header) {
        return request.header(header).flatMap(EmulatedDate::parse);
    }

    private static boolean modifiedAfter(StoredObject object, Instant time) {
        return object.lastModified().getEpochSecond() > time.getEpochSecond();
    }

    private EmulatedResponse found(int status, StoredObject object) {
        Instant now = clock.instant();
        return EmulatedResponse.empty(status).withAll(ObjectHeaders.of(object, now));
    }

    private static boolean names(String condition, String etag) {
        return condition.equals("*") || condition.equals(etag) || ('"' + condition + '"').equals(etag);
    }
}
