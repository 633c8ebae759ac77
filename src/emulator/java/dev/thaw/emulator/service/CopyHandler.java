package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.XmlText;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredAttributes;
import dev.thaw.emulator.store.StoredObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * PUT Object - Copy (436/10881), also of an object onto itself. The copy has the class, headers and encryption that the request says, no restored
 * state, and in a bucket with versions an id of its own; the source keeps its own.
 */
record CopyHandler(BucketStore store, InstantSource clock, ObjectEvents events) {

    private static final long MAX_BYTES = 5L << 30;
    private static final String METADATA_DIRECTIVE = "x-cos-metadata-directive";
    private static final String TAGGING_DIRECTIVE = "x-cos-tagging-directive";
    private static final Set<String> NOT_TO_TIERING = Set.of("STANDARD", "STANDARD_IA", "INTELLIGENT_TIERING");

    EmulatedResponse copy(EmulatedRequest request) {
        RequestedAttributes requested = new RequestedAttributes(request);
        requested.check();
        RequestedCopySource source = RequestedCopySource.of(request);
        Instant now = clock.instant();
        StoredObject object = source.find(store).at(now);
        source.checkConditions(object);
        checkReadable(object, now);
        boolean metadataReplaced = isReplaced(request, METADATA_DIRECTIVE);
        if (source.isTargetOf(request) && !metadataReplaced) {
            throw invalid("An object is copied to itself without replacing its metadata.");
        }
        if (object.content().size() > MAX_BYTES) {
            throw invalid("The copy source is larger than 5 GB; use Upload Part - Copy.");
        }
        StoredObject copy = StoredObject.of(targetClass(request, requested, object), 0)
                .holding(object.content())
                .described(attributes(request, requested, object, metadataReplaced))
                .modified(now);
        StoredObject written = store.bucket(request.bucket()).write(request.key(), copy, requested.forbidsOverwrite());
        events.happened("cos:ObjectCreated:Copy", now, RestoreHandler.placeOf(request), written);
        return WriteHandler.versioned(EmulatedResponse.xml(200, result(written)), written.versionId());
    }

    private static void checkReadable(StoredObject object, Instant now) {
        if (!object.readable(now)) {
            throw new EmulatedError(403, "InvalidObjectState", "The copy source is archived; restore it first.")
                    .withHeaders(Map.of("x-cos-storage-class", object.storageClass()));
        }
    }

    private static StoredAttributes attributes(
            EmulatedRequest request, RequestedAttributes requested, StoredObject source, boolean metadataReplaced) {
        StoredAttributes said = requested.attributes();
        StoredAttributes kept = metadataReplaced ? said : source.attributes().encryptedAs(requested.encryption());
        return kept.withTags(
                isReplaced(request, TAGGING_DIRECTIVE)
                        ? said.tags()
                        : source.attributes().tags());
    }

    /** By page "Specifications and Limits": MAZ classes stay MAZ, and warm objects do not go to intelligent tiering. */
    private static String targetClass(EmulatedRequest request, RequestedAttributes requested, StoredObject source) {
        boolean zones = source.storageClass().startsWith("MAZ_");
        if (request.header("x-cos-storage-class").isEmpty()) {
            return zones ? "MAZ_STANDARD" : "STANDARD";
        }
        String target = requested.storageClass();
        boolean toTiering = target.endsWith("INTELLIGENT_TIERING");
        if (zones && !target.startsWith("MAZ_")
                || toTiering && NOT_TO_TIERING.contains(source.storageClass().replace("MAZ_", ""))) {
            throw new EmulatedError(
                    400, "InvalidArgument", source.storageClass() + " cannot be copied to " + target + ".");
        }
        return target;
    }

    private static boolean isReplaced(EmulatedRequest request, String directive) {
        return request.header(directive)
                .map(value -> RequestedAttributes.choice(directive, value, "Replaced", "Copy"))
                .filter("Replaced"::equals)
                .isPresent();
    }

    private static String result(StoredObject written) {
        String modified = written.lastModified().truncatedTo(ChronoUnit.SECONDS).toString();
        return XmlText.parent(
                "CopyObjectResult",
                XmlText.element("ETag", written.content().etag()),
                XmlText.element("LastModified", modified),
                written.versionId().map(id -> XmlText.element("VersionId", id)).orElse(""));
    }

    /** The code is probable, but not documented. */
    private static EmulatedError invalid(String message) {
        return new EmulatedError(400, "InvalidRequest", message);
    }
}
