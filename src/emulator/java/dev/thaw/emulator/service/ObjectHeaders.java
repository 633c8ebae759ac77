package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedDate;
import dev.thaw.emulator.store.Restoration;
import dev.thaw.emulator.store.StoredObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The state of an object as headers, by page "HEAD Object". */
final class ObjectHeaders {

    private ObjectHeaders() {}

    static Map<String, String> of(StoredObject object, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.putAll(object.attributes().headers());
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", object.content().etag());
        headers.put("Last-Modified", EmulatedDate.format(object.lastModified()));
        object.versionId().ifPresent(id -> headers.put("x-cos-version-id", id));
        headers.putAll(classOf(object));
        object.restoration().ifPresent(restore -> headers.putAll(stateOf(restore, now)));
        return headers;
    }

    /** STANDARD has no header. */
    private static Map<String, String> classOf(StoredObject object) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!object.storageClass().equals("STANDARD")) {
            headers.put("x-cos-storage-class", object.storageClass());
        }
        if (object.intelligent()) {
            headers.put("x-cos-storage-tier", object.layer().orElse("FREQUENT"));
        }
        return headers;
    }

    private static Map<String, String> stateOf(Restoration restore, Instant now) {
        if (restore.running(now)) {
            String tier = restore.tier().toLowerCase(Locale.ROOT);
            String requested = EmulatedDate.format(restore.requested());
            return Map.of(
                    "x-cos-restore",
                    "ongoing-request=\"true\"",
                    "x-cos-restore-status",
                    "tier=\"" + tier + "\"; request-date=\"" + requested + "\"");
        }
        String expiry = EmulatedDate.format(restore.expiry());
        return Map.of("x-cos-restore", "ongoing-request=\"false\", expiry-date=\"" + expiry + "\"");
    }
}
