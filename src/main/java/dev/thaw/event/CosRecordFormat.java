package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.cos.CosEvent;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/** A record of a COS event: something that happened to an object (page "COS Trigger", 583/9707). */
final class CosRecordFormat implements EventFormat {

    @Override
    public String description() {
        return "cos";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.has("cos");
    }

    @Override
    public List<EventItem> items(JsonNode entry, EventPath path) throws InvalidInputException {
        CosEvent.Entry read = CosEvent.Entry.of(entry);
        return List.of(new EventItem.ObjectEvent(
                path.position(),
                read.object(path.functionRegion()),
                read.event().eventName(),
                read.cos().cosObject().size()));
    }
}
