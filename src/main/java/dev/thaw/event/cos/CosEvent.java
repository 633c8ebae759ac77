package dev.thaw.event.cos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import java.util.Optional;

/** The COS event by the wire names of the fields in use (page "COS Trigger"); the upload's signature is not among them. */
public final class CosEvent {

    private CosEvent() {}

    public record Entry(Cos cos, Event event) {
        public static Entry of(JsonNode entry) throws InvalidInputException {
            JsonFields fields = JsonFields.of(entry, "");
            return new Entry(Cos.of(fields.object("cos")), Event.of(fields.object("event")));
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

    /** @param region a short code, mostly */
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

        /** The name that COS knows it by. */
        String fullName() {
            return name + "-" + appid;
        }
    }

    public record Event(String eventName, Optional<String> eventQueue) {
        public static Event of(JsonFields event) throws InvalidInputException {
            return new Event(withoutBlanks(event.text("eventName")), event.textUnlessEmpty("eventQueue"));
        }

        /** A test event of the platform's console says {@code cos: ObjectCreated:Put}; no event's name has a blank. */
        private static String withoutBlanks(String eventName) {
            return eventName.replace(" ", "");
        }
    }
}
