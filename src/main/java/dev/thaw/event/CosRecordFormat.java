package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.cos.CosEvent;
import dev.thaw.event.cos.EventObject;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/** A record of a COS event: an object to which something happened. */
final class CosRecordFormat implements EventFormat {

    @Override
    public String mark() {
        return "cos";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.has("cos");
    }

    @Override
    public List<EventItem> asks(JsonNode entry, EventPath place) throws InvalidInputException {
        CosEvent.Entry read = CosEvent.Entry.of(entry);
        return List.of(new EventItem.ObjectEvent(
                place.position(),
                EventObject.named(read, place.functionRegion()),
                read.event().eventName(),
                read.cos().cosObject().size()));
    }
}
