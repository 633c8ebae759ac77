package dev.thaw.emulator.trigger;

import dev.thaw.emulator.http.EmulatedPercentCoding;
import dev.thaw.emulator.service.ObjectEvents.Place;
import dev.thaw.emulator.store.StoredObject;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** An event as SCF hands it to a function, by page "COS Trigger Description" (583/9707). */
final class EventRecord {

    private EventRecord() {}

    static JsonObject of(String name, Instant at, Place place, StoredObject object) {
        JsonObject record = new JsonObject().put("cos", cos(place, object)).put("event", event(name, at, place));
        return new JsonObject().put("Records", new JsonArray().add(record));
    }

    private static JsonObject cos(Place place, StoredObject object) {
        String encodedKey = EmulatedPercentCoding.encodeKeepingSlashes(place.key());
        JsonObject meta = new JsonObject().put("x-cos-request-id", "ZW11bGF0b3ItZXZlbnQ=");
        object.attributes().headers().forEach((header, value) -> {
            if (header.equals("Content-Type") || header.startsWith("x-cos-meta-")) {
                meta.put(header, value);
            }
        });
        return new JsonObject()
                .put("cosSchemaVersion", "1.0")
                .put(
                        "cosObject",
                        new JsonObject()
                                .put(
                                        "url",
                                        "http://" + place.bucket() + ".cos." + place.region() + ".myqcloud.com/"
                                                + encodedKey)
                                .put("meta", meta)
                                .put("vid", "")
                                .put("key", "/" + appId(place) + "/" + bucketName(place) + "/" + encodedKey)
                                .put("size", object.content().size()))
                .put(
                        "cosBucket",
                        new JsonObject()
                                .put("region", place.region().equals("ap-guangzhou") ? "gz" : place.region())
                                .put("name", bucketName(place))
                                .put("appid", appId(place))
                                .put("cosRegion", place.region()))
                .put("cosNotificationId", "unkown");
    }

    private static JsonObject event(String name, Instant at, Place place) {
        return new JsonObject()
                .put("eventName", name)
                .put("eventVersion", "1.0")
                .put("eventTime", at.getEpochSecond())
                .put("eventSource", "qcs::cos")
                .put(
                        "requestParameters",
                        new JsonObject().put("requestSourceIP", "127.0.0.1").put("requestHeaders", new JsonObject()))
                .put("eventQueue", "qcs:0:scf:" + place.region() + ":appid/" + appId(place) + ":default.thaw.$DEFAULT")
                .put("reservedInfo", "")
                .put("reqid", 0);
    }

    private static String bucketName(Place place) {
        return place.bucket().substring(0, Math.max(0, place.bucket().lastIndexOf('-')));
    }

    private static String appId(Place place) {
        return place.bucket().substring(place.bucket().lastIndexOf('-') + 1);
    }
}
