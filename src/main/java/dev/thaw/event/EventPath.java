package dev.thaw.event;

import dev.thaw.event.json.InvalidInputException;
import java.util.Optional;

/**
 * The position in an event that is being read.
 *
 * @param position path of the nested event or record, empty for the event itself
 * @param depth how many events it is nested in
 * @param functionRegion where the function runs: the region of an object if nothing else names one
 */
record EventPath(String position, int depth, Optional<String> functionRegion) {

    private static final int MAX_DEPTH = 4;

    static EventPath top(Optional<String> functionRegion) {
        return new EventPath("", 0, functionRegion);
    }

    /** One of the records of this event. */
    EventPath record(int index) {
        return new EventPath(after(" > ") + "Records[" + index + "]", depth, functionRegion);
    }

    /** The event in a field of this event. */
    EventPath into(String field) throws InvalidInputException {
        return deeper(" > ", field);
    }

    /** The event in a field of this record. */
    EventPath intoRecord(String field) throws InvalidInputException {
        return deeper(".", field);
    }

    private EventPath deeper(String separator, String field) throws InvalidInputException {
        if (depth == MAX_DEPTH) {
            throw new InvalidInputException(field, "events are nested more than " + MAX_DEPTH + " deep");
        }
        return new EventPath(after(separator) + field, depth + 1, functionRegion);
    }

    private String after(String separator) {
        return position.isEmpty() ? "" : position + separator;
    }
}
