package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/** A message of a dead-letter queue: the event that failed, as text. */
final class DeadLetterFormat implements EventFormat {

    private static final String ORIGINAL = "Body.ClientContext";

    @Override
    public String mark() {
        return ORIGINAL + " (dead letter)";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.path("Body").has("ClientContext");
    }

    @Override
    public List<EventItem> asks(JsonNode event, EventPath place) throws InvalidInputException {
        try {
            return NestedEvent.asks(event.path("Body").path("ClientContext"), place.carriedBy(ORIGINAL));
        } catch (InvalidInputException fault) {
            throw fault.in(ORIGINAL);
        }
    }
}
