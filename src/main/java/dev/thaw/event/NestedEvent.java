package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.event.json.StrictJson;
import java.util.List;

/** What one shape carries inside another: any shape again, as an object or as text holding one. */
final class NestedEvent {

    private NestedEvent() {}

    static List<EventItem> asks(JsonNode content, EventPath place) throws InvalidInputException {
        JsonNode tree = tree(content);
        return EventFormats.ofEvent(tree).asks(tree, place);
    }

    static JsonNode tree(JsonNode content) throws InvalidInputException {
        if (content.isTextual()) {
            return StrictJson.tree(content.textValue());
        }
        if (!content.isObject()) {
            throw JsonFields.mismatch("", "text that holds JSON", content);
        }
        return content;
    }
}
