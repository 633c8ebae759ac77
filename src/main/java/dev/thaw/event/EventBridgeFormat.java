package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/** An event of EventBridge (CloudEvents 1.0); the connector of TDMQ puts the message a step further in. */
final class EventBridgeFormat implements EventFormat {

    @Override
    public String mark() {
        return "specversion and source (EventBridge)";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.has("specversion") && node.has("source");
    }

    @Override
    public List<EventItem> asks(JsonNode event, EventPath place) throws InvalidInputException {
        JsonNode data = event.path("data");
        return data.has("msgBody") ? asks(data.path("msgBody"), "data.msgBody", place) : asks(data, "data", place);
    }

    private static List<EventItem> asks(JsonNode content, String field, EventPath place) throws InvalidInputException {
        try {
            return NestedEvent.asks(content, place.carriedBy(field));
        } catch (InvalidInputException fault) {
            throw fault.in(field);
        }
    }
}
