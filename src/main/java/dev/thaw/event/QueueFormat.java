package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/**
 * A record of a queue, whose body is an event of any format.
 *
 * @param queue field that holds the message: {@code CMQ}, {@code Ckafka}
 */
record QueueFormat(String queue) implements EventFormat {

    @Override
    public String description() {
        return queue;
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.has(queue);
    }

    @Override
    public List<EventItem> items(JsonNode entry, EventPath path) throws InvalidInputException {
        String field = queue + ".msgBody";
        try {
            return EventReader.itemsOfNested(entry.path(queue).path("msgBody"), path.intoRecord(field));
        } catch (InvalidInputException fault) {
            throw fault.in(field);
        }
    }
}
