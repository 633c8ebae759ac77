package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A record of a COS event: an object to which something happened. */
final class CosShape implements Shape {

    @Override
    public String mark() {
        return "cos";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.has("cos");
    }

    @Override
    public List<Ask> asks(JsonNode entry, Place place) throws InvalidInputException {
        CosEvent.Entry read = CosEvent.Entry.of(entry);
        return List.of(new Ask.Arrived(
                place.position(),
                EventObject.named(read, place.functionRegion()),
                read.event().eventName(),
                read.cos().cosObject().size()));
    }
}
