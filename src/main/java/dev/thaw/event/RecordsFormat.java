package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** A list of records, each of a kind of its own; one that cannot be read does not lose the others. */
final class RecordsFormat implements EventFormat {

    /** Far above what 6 MB of real records hold; bounds the work that one made-up event can cause. */
    static final int MAX_ASKS = 50_000;

    private static final String RECORDS = "Records";

    @Override
    public String mark() {
        return "Records that is not empty (COS, CMQ, CKafka)";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.path(RECORDS).isArray() && !node.path(RECORDS).isEmpty();
    }

    @Override
    public List<EventItem> asks(JsonNode event, EventPath place) throws InvalidInputException {
        List<EventItem> asks = new ArrayList<>();
        JsonNode records = event.path(RECORDS);
        for (int index = 0; index < records.size(); index++) {
            asks.addAll(asksOf(records.path(index), place.record(index)));
            if (asks.size() > MAX_ASKS) {
                throw new InvalidInputException(RECORDS, "more than " + MAX_ASKS + " records in one event");
            }
        }
        return asks;
    }

    private static List<EventItem> asksOf(JsonNode entry, EventPath place) {
        try {
            return EventFormats.ofRecord(entry).asks(entry, place);
        } catch (InvalidInputException fault) {
            return List.of(new EventItem.MalformedItem(place.position(), fault.reason()));
        }
    }
}
