package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/** A format of an event, of a record in one, or of an event nested in another. Implementations are stateless. */
interface EventFormat {

    /** What identifies the format, for messages about events that match none: {@code Type "Timer"}. */
    String description();

    /** Whether the node has this format; its fields may still be invalid. */
    boolean matches(JsonNode node);

    /**
     * Reads the items.
     *
     * @throws InvalidInputException if the node cannot be read as a whole; a single record that cannot be read is an
     *     {@link EventItem.MalformedItem}
     */
    List<EventItem> items(JsonNode node, EventPath path) throws InvalidInputException;

    /** Reads the event itself. For most formats, nobody waits for the answer. */
    default ParsedEvent parse(JsonNode event, EventPath path) throws InvalidInputException {
        return new ParsedEvent.AsyncEvent(items(event, path));
    }
}
