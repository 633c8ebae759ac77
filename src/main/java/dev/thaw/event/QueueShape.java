package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A record of a queue, whose body is any shape again.
 *
 * @param queue wire name of the kind: {@code CMQ}, {@code Ckafka}
 */
record QueueShape(String queue) implements Shape {

    @Override
    public String mark() {
        return queue;
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.has(queue);
    }

    @Override
    public List<Ask> asks(JsonNode entry, Place place) throws InvalidInputException {
        String field = queue + ".msgBody";
        try {
            return Carried.asks(entry.path(queue).path("msgBody"), place.carriedByRecord(field));
        } catch (InvalidInputException fault) {
            throw fault.in(field);
        }
    }
}
