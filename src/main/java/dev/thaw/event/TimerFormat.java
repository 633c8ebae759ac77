package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequestReader;
import java.util.List;
import java.util.Optional;

/** A tick of a timer; the argument that was set for the trigger comes as {@code Message} and is a manual request. */
final class TimerFormat implements EventFormat {

    private static final String MESSAGE = "Message";

    @Override
    public String mark() {
        return "Type \"Timer\"";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.path("Type").asText().equals("Timer");
    }

    @Override
    public List<EventItem> asks(JsonNode event, EventPath place) throws InvalidInputException {
        try {
            EventPath inside = place.carriedBy(MESSAGE);
            ManualRequest request = ManualRequestReader.read(NestedEvent.tree(event.path(MESSAGE)), Optional.empty());
            return List.of(new EventItem.RequestItem(inside.position(), request, comesAgain(place)));
        } catch (InvalidInputException fault) {
            throw fault.in(MESSAGE);
        }
    }

    /** A tick that something else carries, like a queue of dead letters, is one of the past. */
    private static boolean comesAgain(EventPath place) {
        return place.depth() == 0;
    }
}
