package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.StrictJson;
import java.util.Optional;

/** Tells what came, by its shape alone: neither the runtime nor the trigger names itself reliably. */
public final class EventReader {

    /** The longest event that is read. */
    public static final int MAX_BYTES = StrictJson.MAX_BYTES;

    private EventReader() {}

    /**
     * Reads an invocation's event.
     *
     * @param functionRegion where the function runs, for objects whose region the event does not tell
     * @throws InvalidInputException if the event as a whole is of no known shape; a single record that cannot be read
     *     is an {@link EventItem.MalformedItem} among the others
     */
    public static ParsedEvent read(byte[] event, Optional<String> functionRegion) throws InvalidInputException {
        JsonNode tree = StrictJson.tree(event);
        return EventFormats.ofEvent(tree)
                .reading(tree, EventPath.top(functionRegion.filter(region -> !region.isBlank())));
    }
}
