package dev.thaw.emulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** HEAD Object and GET Object. */
record Reads(Store store, InstantSource clock) {

    CosAnswer head(CosRequest request) {
        StoredObject object = store.find(request).at(clock.instant());
        long size = object.content().size();
        return conditional(request, object).orElseGet(() -> found(200, object).with("Content-Length", size + ""));
    }

    CosAnswer get(CosRequest request) {
        StoredObject object = store.find(request).at(clock.instant());
        if (!object.readable(clock.instant())) {
            throw new CosError(403, "InvalidObjectState", "The object is archived; restore it first.")
                    .withHeaders(Map.of("x-cos-storage-class", object.storageClass()));
        }
        return conditional(request, object).orElseGet(() -> ranged(request, object));
    }

    private CosAnswer ranged(CosRequest request, StoredObject object) {
        long size = object.content().size();
        return request.header("range")
                .flatMap(header -> ByteRange.parse(header, size))
                .map(range -> part(object, range))
                .orElseGet(() -> found(200, object).holding(object.content().slice(0, size)));
    }

    private CosAnswer part(StoredObject object, ByteRange range) {
        return found(206, object)
                .with("Content-Range", range.contentRange(object.content().size()))
                .holding(object.content().slice(range.from(), range.to() + 1));
    }

    /** @throws CosError if the caller wants another content than this */
    private Optional<CosAnswer> conditional(CosRequest request, StoredObject object) {
        String etag = object.content().etag();
        if (request.header("if-match").filter(wanted -> !names(wanted, etag)).isPresent()) {
            throw new CosError(412, "PreconditionFailed", "A precondition did not hold.");
        }
        return request.header("if-none-match")
                .filter(known -> names(known, etag))
                .map(known -> found(304, object));
    }

    private CosAnswer found(int status, StoredObject object) {
        Instant now = clock.instant();
        return CosAnswer.empty(status).withAll(ObjectHeaders.of(object, now));
    }

    private static boolean names(String condition, String etag) {
        return condition.equals("*") || condition.equals(etag) || ('"' + condition + '"').equals(etag);
    }
}
