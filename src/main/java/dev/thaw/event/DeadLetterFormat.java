package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/** A message of a dead-letter queue, which holds the failed event as text. */
final class DeadLetterFormat implements EventFormat {

    private static final String ORIGINAL = "Body.ClientContext";

    @Override
    public String description() {
        return ORIGINAL + " (dead letter)";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.path("Body").has("ClientContext");
    }

    @Override
    public List<EventItem> items(JsonNode event, EventPath path) throws InvalidInputException {
        try {
            return EventReader.itemsOfNested(event.path("Body").path("ClientContext"), path.into(ORIGINAL));
        } catch (InvalidInputException fault) {
            throw fault.in(ORIGINAL);
        }
    }
}
