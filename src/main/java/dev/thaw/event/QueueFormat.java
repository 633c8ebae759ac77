package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.List;

/**
 * A record of a queue, whose body is any shape again.
 *
 * @param queue wire name of the kind: {@code CMQ}, {@code Ckafka}
 */
record QueueFormat(String queue) implements EventFormat {

    @Override
    public String mark() {
        return queue;
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.has(queue);
    }

    @Override
    public List<EventItem> asks(JsonNode entry, EventPath place) throws InvalidInputException {
        String field = queue + ".msgBody";
        try {
            return NestedEvent.asks(entry.path(queue).path("msgBody"), place.carriedByRecord(field));
        } catch (InvalidInputException fault) {
            throw fault.in(field);
        }
    }
}
