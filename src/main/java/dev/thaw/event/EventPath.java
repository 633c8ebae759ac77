package dev.thaw.event;

import dev.thaw.event.json.InvalidInputException;
import java.util.Optional;

/**
 * Where in an event the reading has got to, and what it knows from outside.
 *
 * @param position path of the shape being read, empty for the event itself
 * @param depth how many shapes it lies in
 * @param functionRegion where the function runs, the last resort for an object's region
 */
record EventPath(String position, int depth, Optional<String> functionRegion) {

    private static final int DEEPEST = 4;

    static EventPath top(Optional<String> functionRegion) {
        return new EventPath("", 0, functionRegion);
    }

    /** One of the records of the shape here. */
    EventPath record(int index) {
        return new EventPath(after(" > ") + "Records[" + index + "]", depth, functionRegion);
    }

    /** What a field of the shape here carries. */
    EventPath carriedBy(String field) throws InvalidInputException {
        return deeper(" > ", field);
    }

    /** What a field of the record here carries. */
    EventPath carriedByRecord(String field) throws InvalidInputException {
        return deeper(".", field);
    }

    private EventPath deeper(String separator, String field) throws InvalidInputException {
        if (depth == DEEPEST) {
            throw new InvalidInputException(field, "shapes lie in one another more than " + DEEPEST + " deep");
        }
        return new EventPath(after(separator) + field, depth + 1, functionRegion);
    }

    private String after(String separator) {
        return position.isEmpty() ? "" : position + separator;
    }
}
