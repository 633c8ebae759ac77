package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/** An event of EventBridge (CloudEvents 1.0). The connector of TDMQ puts the message into {@code data.msgBody}. */
final class EventBridgeFormat implements EventFormat {

    @Override
    public String description() {
        return "specversion and source (EventBridge)";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.has("specversion") && node.has("source");
    }

    @Override
    public List<EventItem> items(JsonNode event, EventPath path) throws InvalidInputException {
        JsonNode data = event.path("data");
        return data.has("msgBody") ? items(data.path("msgBody"), "data.msgBody", path) : items(data, "data", path);
    }

    private static List<EventItem> items(JsonNode content, String field, EventPath path) throws InvalidInputException {
        try {
            return EventReader.itemsOfNested(content, path.into(field));
        } catch (InvalidInputException fault) {
            throw fault.in(field);
        }
    }
}
