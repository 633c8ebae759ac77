package dev.thaw.event.cos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import java.util.Optional;

/**
 * A record of a COS event, with the fields that Thaw uses under their own names (page "COS Trigger", 583/9707). The signature of
 * the upload is not among them.
 */
public final class CosEvent {

    private CosEvent() {}

    public record Entry(Cos cos, Event event) {
        public static Entry of(JsonNode entry) throws InvalidInputException {
            JsonFields fields = JsonFields.of(entry, "");
            return new Entry(Cos.of(fields.object("cos")), Event.of(fields.object("event")));
        }

        /**
         * The object of the entry.
         *
         * @param functionRegion where the function runs: the region of the object if nothing else names one
         * @throws InvalidInputException if bucket, region or key is not a valid name, or the region is unknown
         */
        public ObjectRef object(Optional<String> functionRegion) throws InvalidInputException {
            CosBucket bucket = cos.cosBucket();
            Optional<ObjectUrl> url = cos.cosObject().url().map(text -> ObjectUrl.of(text, bucket.fullName()));
            try {
                String region = EventRegion.of(this, url.flatMap(ObjectUrl::region), functionRegion);
                String key = EventKey.of(cos.cosObject().key(), bucket, url);
                return ObjectRef.latest(bucket.fullName(), region, key);
            } catch (InvalidNameException fault) {
                throw new InvalidInputException(fault.field(), String.valueOf(fault.getMessage()));
            }
        }
    }

    public record Cos(CosObject cosObject, CosBucket cosBucket) {
        public static Cos of(JsonFields cos) throws InvalidInputException {
            return new Cos(CosObject.of(cos.object("cosObject")), CosBucket.of(cos.object("cosBucket")));
        }
    }

    /** @param key {@code /<appid>/<name>/<key>}, encoded or not */
    public record CosObject(String key, Optional<String> url, Optional<Long> size) {
        public static CosObject of(JsonFields object) throws InvalidInputException {
            return new CosObject(object.text("key"), object.textUnlessEmpty("url"), object.size("size"));
        }
    }

    /** @param region usually a short code */
    record CosBucket(
            String name, String appid, Optional<String> region, Optional<String> cosRegion, Optional<String> s3Region) {

        public static CosBucket of(JsonFields bucket) throws InvalidInputException {
            return new CosBucket(
                    bucket.text("name"),
                    bucket.text("appid"),
                    bucket.textUnlessEmpty("region"),
                    bucket.textUnlessEmpty("cosRegion"),
                    bucket.textUnlessEmpty("s3Region"));
        }

        /** The name by which COS knows it. */
        String fullName() {
            return name + "-" + appid;
        }
    }

    public record Event(String eventName, Optional<String> eventQueue) {
        public static Event of(JsonFields event) throws InvalidInputException {
            return new Event(withoutBlanks(event.text("eventName")), event.textUnlessEmpty("eventQueue"));
        }

        /** Test events of the platform's console have {@code cos: ObjectCreated:Put}; no name of an event has a blank. */
        private static String withoutBlanks(String eventName) {
            return eventName.replace(" ", "");
        }
    }
}
