package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An event of EventBridge (CloudEvents 1.0); the connector of TDMQ puts the message a step further in. */
final class BridgeShape implements Shape {

    @Override
    public String mark() {
        return "specversion and source (EventBridge)";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.has("specversion") && node.has("source");
    }

    @Override
    public List<Ask> asks(JsonNode event, Place place) throws InvalidInputException {
        JsonNode data = event.path("data");
        return data.has("msgBody") ? asks(data.path("msgBody"), "data.msgBody", place) : asks(data, "data", place);
    }

    private static List<Ask> asks(JsonNode content, String field, Place place) throws InvalidInputException {
        try {
            return Carried.asks(content, place.carriedBy(field));
        } catch (InvalidInputException fault) {
            throw fault.in(field);
        }
    }
}
