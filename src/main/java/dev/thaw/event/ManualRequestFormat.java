package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.ManualRequestReader;
import java.util.List;
import java.util.Optional;

/** A manual request without any wrapping. */
final class ManualRequestFormat implements EventFormat {

    private static final List<String> TELLING = List.of("action", "keys", "objects", "prefix", "list");

    @Override
    public String mark() {
        return "action, keys, objects, prefix or list (manual request)";
    }

    @Override
    public boolean fits(JsonNode node) {
        return TELLING.stream().anyMatch(node::has);
    }

    @Override
    public List<EventItem> asks(JsonNode event, EventPath place) throws InvalidInputException {
        return List.of(
                new EventItem.RequestItem(place.position(), ManualRequestReader.read(event, Optional.empty()), false));
    }

    @Override
    public ParsedEvent reading(JsonNode event, EventPath place) throws InvalidInputException {
        return new ParsedEvent.Requested(ManualRequestReader.read(event, Optional.empty()));
    }
}
