package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** All shapes, first fit wins: a further one is a line here. What must authenticate itself is looked for first. */
final class EventFormats {

    private static final List<EventFormat> EVENTS = List.of(
            new HttpEnvelopeFormat(),
            new RecordsFormat(),
            new TimerFormat(),
            new EventBridgeFormat(),
            new DeadLetterFormat(),
            new ManualRequestFormat());

    private static final List<EventFormat> RECORDS =
            List.of(new CosRecordFormat(), new QueueFormat("CMQ"), new QueueFormat("Ckafka"));

    private static final int NAMES_SHOWN = 12;

    private EventFormats() {}

    static EventFormat ofEvent(JsonNode event) throws InvalidInputException {
        return first(EVENTS, event);
    }

    static EventFormat ofRecord(JsonNode entry) throws InvalidInputException {
        return first(RECORDS, entry);
    }

    private static EventFormat first(List<EventFormat> shapes, JsonNode node) throws InvalidInputException {
        for (EventFormat shape : shapes) {
            if (shape.fits(node)) {
                return shape;
            }
        }
        throw new InvalidInputException("", "found " + described(node) + "; expected one of: " + marks(shapes));
    }

    private static String described(JsonNode node) {
        return node.isObject() ? "an object with the fields [" + fieldNames(node) + "]" : JsonFields.kindOf(node);
    }

    private static String fieldNames(JsonNode node) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false)
                .limit(NAMES_SHOWN)
                .map(name -> name.length() > 20 ? name.substring(0, 20) + "…" : name)
                .collect(Collectors.joining(", "));
    }

    private static String marks(List<EventFormat> shapes) {
        return shapes.stream().map(EventFormat::mark).collect(Collectors.joining(", "));
    }
}
