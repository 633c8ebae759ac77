package dev.thaw.event.cos;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import java.util.Optional;

/** The object that an entry of a COS event names. */
public final class EventObject {

    private EventObject() {}

    public static ObjectRef named(CosEvent.Entry entry, Optional<String> functionRegion) throws InvalidInputException {
        CosEvent.CosBucket bucket = entry.cos().cosBucket();
        Optional<ObjectUrl> url = entry.cos().cosObject().url().map(text -> ObjectUrl.of(text, bucket.fullName()));
        try {
            String region = EventRegion.of(entry, url.flatMap(ObjectUrl::region), functionRegion);
            String key = EventKey.of(entry.cos().cosObject().key(), bucket, url);
            return ObjectRef.latest(bucket.fullName(), region, key);
        } catch (InvalidNameException fault) {
            throw new InvalidInputException(fault.field(), String.valueOf(fault.getMessage()));
        }
    }
}
