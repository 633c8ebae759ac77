package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.event.json.StrictJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Recognises the format of an event by its fields alone: neither the runtime nor the trigger names itself reliably. Stateless and
 * safe for threads.
 */
public final class EventReader {

    /** The longest event that is read. */
    public static final int MAX_BYTES = StrictJson.MAX_BYTES;

    /** The first match wins. HTTP comes first, because it must be authenticated; another format is one more line here. */
    private static final List<EventFormat> EVENTS = List.of(
            new HttpEnvelopeFormat(),
            new RecordsFormat(),
            new TimerFormat(),
            new EventBridgeFormat(),
            new DeadLetterFormat(),
            new ManualRequestFormat());

    private static final List<EventFormat> RECORDS =
            List.of(new CosRecordFormat(), new QueueFormat("CMQ"), new QueueFormat("Ckafka"));

    private static final int MAX_NAMES_SHOWN = 12;
    private static final int MAX_NAME_SHOWN = 20;

    private EventReader() {}

    /**
     * Reads an invocation's event.
     *
     * @param functionRegion where the function runs, for objects whose region the event does not name
     * @throws InvalidInputException if the event as a whole has no known format; a single record that cannot be read is an
     *     {@link EventItem.MalformedItem} among the others
     */
    public static ParsedEvent read(byte[] event, Optional<String> functionRegion) throws InvalidInputException {
        JsonNode tree = StrictJson.tree(event);
        return first(EVENTS, tree).parse(tree, EventPath.top(functionRegion.filter(region -> !region.isBlank())));
    }

    static List<EventItem> itemsOfRecord(JsonNode entry, EventPath path) throws InvalidInputException {
        return first(RECORDS, entry).items(entry, path);
    }

    /** The items of an event inside another one: in any format again, as an object or as text that holds one. */
    static List<EventItem> itemsOfNested(JsonNode content, EventPath path) throws InvalidInputException {
        JsonNode tree = nested(content);
        return first(EVENTS, tree).items(tree, path);
    }

    static JsonNode nested(JsonNode content) throws InvalidInputException {
        if (content.isTextual()) {
            return StrictJson.tree(content.textValue());
        }
        if (!content.isObject()) {
            throw JsonFields.mismatch("", "text that holds JSON", content);
        }
        return content;
    }

    private static EventFormat first(List<EventFormat> formats, JsonNode node) throws InvalidInputException {
        for (EventFormat format : formats) {
            if (format.matches(node)) {
                return format;
            }
        }
        String expected = formats.stream().map(EventFormat::description).collect(Collectors.joining(", "));
        throw new InvalidInputException("", "found " + shown(node) + "; expected one of: " + expected);
    }

    private static String shown(JsonNode node) {
        return node.isObject() ? "an object with the fields [" + fieldNames(node) + "]" : JsonFields.kindOf(node);
    }

    private static String fieldNames(JsonNode node) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false)
                .limit(MAX_NAMES_SHOWN)
                .map(name -> name.length() > MAX_NAME_SHOWN ? name.substring(0, MAX_NAME_SHOWN) + "…" : name)
                .collect(Collectors.joining(", "));
    }
}
