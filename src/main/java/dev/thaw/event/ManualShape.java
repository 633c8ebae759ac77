package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A manual request without any wrapping. */
final class ManualShape implements Shape {

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
    public List<Ask> asks(JsonNode event, Place place) throws InvalidInputException {
        return List.of(new Ask.Requested(place.position(), ManualRequestReader.read(event, Optional.empty()), false));
    }

    @Override
    public EventReading reading(JsonNode event, Place place) throws InvalidInputException {
        return new EventReading.Requested(ManualRequestReader.read(event, Optional.empty()));
    }
}
