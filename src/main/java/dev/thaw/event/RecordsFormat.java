package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** A list of records, which may be of different formats. One that cannot be read does not lose the others. */
final class RecordsFormat implements EventFormat {

    /** Far more than 6 MB of real records hold; bounds the work that one forged event can cause. */
    static final int MAX_ITEMS = 50_000;

    private static final String RECORDS = "Records";

    @Override
    public String description() {
        return "Records that is not empty (COS, CMQ, CKafka)";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.path(RECORDS).isArray() && !node.path(RECORDS).isEmpty();
    }

    @Override
    public List<EventItem> items(JsonNode event, EventPath path) throws InvalidInputException {
        List<EventItem> items = new ArrayList<>();
        JsonNode records = event.path(RECORDS);
        for (int index = 0; index < records.size(); index++) {
            items.addAll(itemsOf(records.path(index), path.record(index)));
            if (items.size() > MAX_ITEMS) {
                throw new InvalidInputException(RECORDS, "more than " + MAX_ITEMS + " records in one event");
            }
        }
        return items;
    }

    private static List<EventItem> itemsOf(JsonNode entry, EventPath path) {
        try {
            return EventReader.itemsOfRecord(entry, path);
        } catch (InvalidInputException fault) {
            return List.of(new EventItem.MalformedItem(path.position(), fault.reason()));
        }
    }
}
