package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A message of a dead-letter queue: the event that failed, as text. */
final class DeadLetterShape implements Shape {

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
    public List<Ask> asks(JsonNode event, Place place) throws InvalidInputException {
        try {
            return Carried.asks(event.path("Body").path("ClientContext"), place.carriedBy(ORIGINAL));
        } catch (InvalidInputException fault) {
            throw fault.in(ORIGINAL);
        }
    }
}
