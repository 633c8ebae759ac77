package dev.thaw.event;

import java.util.Optional;

/**
 * Where in an event the reading has got to, and what it knows from outside.
 *
 * @param position path of the shape being read, empty for the event itself
 * @param depth how many shapes it lies in
 * @param functionRegion where the function runs, the last resort for an object's region
 */
record Place(String position, int depth, Optional<String> functionRegion) {

    private static final int DEEPEST = 4;

    static Place top(Optional<String> functionRegion) {
        return new Place("", 0, functionRegion);
    }

    /** One of the records of the shape here. */
    Place record(int index) {
        return new Place(after(" > ") + "Records[" + index + "]", depth, functionRegion);
    }

    /** What a field of the shape here carries. */
    Place carriedBy(String field) throws InvalidInputException {
        return deeper(" > ", field);
    }

    /** What a field of the record here carries. */
    Place carriedByRecord(String field) throws InvalidInputException {
        return deeper(".", field);
    }

    private Place deeper(String separator, String field) throws InvalidInputException {
        if (depth == DEEPEST) {
            throw new InvalidInputException(field, "shapes lie in one another more than " + DEEPEST + " deep");
        }
        return new Place(after(separator) + field, depth + 1, functionRegion);
    }

    private String after(String separator) {
        return position.isEmpty() ? "" : position + separator;
    }
}
