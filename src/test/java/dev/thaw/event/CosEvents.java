package dev.thaw.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thaw.event.json.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** COS events with one entry for the bucket archive-1250000000, changed by a test. */
public final class CosEvents {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CosEvents() {}

    public static EventItem read(Optional<String> functionRegion, Consumer<ObjectNode> change) {
        try {
            ObjectNode event = (ObjectNode) MAPPER.readTree(Samples.bytes("key-with-plus-sign"));
            change.accept((ObjectNode) event.at("/Records/0"));
            byte[] bytes = MAPPER.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
            List<EventItem> items = ((ParsedEvent.AsyncEvent) EventReader.read(bytes, functionRegion)).items();
            return items.get(0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InvalidInputException fault) {
            throw new AssertionError(fault);
        }
    }

    /** @param key as in the event, after the prefix */
    public static EventItem withKey(String key, Optional<String> url) {
        return read(Optional.empty(), entry -> {
            object(entry).put("key", "/1250000000/archive/" + key);
            url.ifPresentOrElse(
                    text -> object(entry).put("url", text), () -> object(entry).remove("url"));
        });
    }

    public static ObjectNode object(ObjectNode entry) {
        return (ObjectNode) entry.at("/cos/cosObject");
    }

    public static ObjectNode bucket(ObjectNode entry) {
        return (ObjectNode) entry.at("/cos/cosBucket");
    }

    public static ObjectNode event(ObjectNode entry) {
        return (ObjectNode) entry.get("event");
    }
}
