package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** All shapes, first fit wins: a further one is a line here. What must authenticate itself is looked for first. */
final class Shapes {

    private static final List<Shape> EVENTS = List.of(
            new EnvelopeShape(),
            new RecordsShape(),
            new TimerShape(),
            new BridgeShape(),
            new DeadLetterShape(),
            new ManualShape());

    private static final List<Shape> RECORDS = List.of(new CosShape(), new QueueShape("CMQ"), new QueueShape("Ckafka"));

    private static final int NAMES_SHOWN = 12;

    private Shapes() {}

    static Shape ofEvent(JsonNode event) throws InvalidInputException {
        return first(EVENTS, event);
    }

    static Shape ofRecord(JsonNode entry) throws InvalidInputException {
        return first(RECORDS, entry);
    }

    private static Shape first(List<Shape> shapes, JsonNode node) throws InvalidInputException {
        for (Shape shape : shapes) {
            if (shape.fits(node)) {
                return shape;
            }
        }
        throw new InvalidInputException("", "found " + described(node) + "; expected one of: " + marks(shapes));
    }

    private static String described(JsonNode node) {
        return node.isObject() ? "an object with the fields [" + fieldNames(node) + "]" : Fields.kindOf(node);
    }

    private static String fieldNames(JsonNode node) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false)
                .limit(NAMES_SHOWN)
                .map(name -> name.length() > 20 ? name.substring(0, 20) + "…" : name)
                .collect(Collectors.joining(", "));
    }

    private static String marks(List<Shape> shapes) {
        return shapes.stream().map(Shape::mark).collect(Collectors.joining(", "));
    }
}
