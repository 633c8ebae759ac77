package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/** A form that an event, a record of one, or something carried by one may have. */
interface EventFormat {

    /** What it is told by, for the one whose event is refused: {@code Type "Timer"}. */
    String mark();

    boolean fits(JsonNode node);

    /**
     * Reads what it asks for.
     *
     * @throws InvalidInputException if it cannot be read as a whole; a record that cannot be read is an ask like others
     */
    List<EventItem> asks(JsonNode node, EventPath place) throws InvalidInputException;

    /** Reads it as the event itself; most shapes come without anybody waiting. */
    default ParsedEvent reading(JsonNode event, EventPath place) throws InvalidInputException {
        return new ParsedEvent.Delivered(asks(event, place));
    }
}
