package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The COS event by the wire names of the fields in use (page "COS Trigger"); the upload's signature is not among them. */
final class CosEvent {

    private CosEvent() {}

    record Entry(Cos cos, Event event) {
        static Entry of(JsonNode entry) throws InvalidInputException {
            Fields fields = Fields.of(entry, "");
            return new Entry(Cos.of(fields.object("cos")), Event.of(fields.object("event")));
        }
    }

    record Cos(CosObject cosObject, CosBucket cosBucket) {
        static Cos of(Fields cos) throws InvalidInputException {
            return new Cos(CosObject.of(cos.object("cosObject")), CosBucket.of(cos.object("cosBucket")));
        }
    }

    /** @param key {@code /<appid>/<name>/<key>}, encoded or not */
    record CosObject(String key, Optional<String> url, Optional<Long> size) {
        static CosObject of(Fields object) throws InvalidInputException {
            return new CosObject(object.text("key"), object.textUnlessEmpty("url"), object.size("size"));
        }
    }

    /** @param region a short code, mostly */
    record CosBucket(
            String name, String appid, Optional<String> region, Optional<String> cosRegion, Optional<String> s3Region) {

        static CosBucket of(Fields bucket) throws InvalidInputException {
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

    record Event(String eventName, Optional<String> eventQueue) {
        static Event of(Fields event) throws InvalidInputException {
            return new Event(withoutBlanks(event.text("eventName")), event.textUnlessEmpty("eventQueue"));
        }

        /** A test event of the platform's console says {@code cos: ObjectCreated:Put}; no event's name has a blank. */
        private static String withoutBlanks(String eventName) {
            return eventName.replace(" ", "");
        }
    }
}
