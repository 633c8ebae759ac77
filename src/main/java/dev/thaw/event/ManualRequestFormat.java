package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.ManualRequestReader;
import java.util.List;

/** A manual request that is not wrapped in anything. */
final class ManualRequestFormat implements EventFormat {

    private static final List<String> IDENTIFYING = List.of("action", "keys", "objects", "prefix", "list");

    @Override
    public String description() {
        return "action, keys, objects, prefix or list (manual request)";
    }

    @Override
    public boolean matches(JsonNode node) {
        return IDENTIFYING.stream().anyMatch(node::has);
    }

    @Override
    public List<EventItem> items(JsonNode event, EventPath path) throws InvalidInputException {
        return List.of(EventItem.of(path.position(), ManualRequestReader.readCall(event), false));
    }

    @Override
    public ParsedEvent parse(JsonNode event, EventPath path) throws InvalidInputException {
        return new ParsedEvent.RequestEvent(ManualRequestReader.readCall(event));
    }
}
