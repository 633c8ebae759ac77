package dev.thaw.restore.source;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Hands out candidates one at a time, in a fixed order, with positions at which a later run can continue. Not safe for threads:
 * callers with several workers must let one at a time call it. May block to fetch the next page or part.
 */
public interface ObjectSource extends AutoCloseable {

    /** The next candidate; empty at the end. A source that fails hands out an {@link Candidate.InvalidEntry} and ends. */
    Optional<Positioned> next();

    /** Frees what the source holds; {@link #next} must not be called afterwards. Called by whoever called {@code next}. */
    @Override
    default void close() {}

    /** What messages call it. */
    default String name() {
        return "the source of the objects";
    }

    /** A source of objects that are all known. */
    static ObjectSource of(List<Positioned> objects) {
        Iterator<Positioned> rest = objects.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    /**
     * A candidate and its position.
     *
     * @param position where to continue after it, as its source writes it
     * @param aboutSource whether the entry is about the source itself, such as that it breaks off: the position is then that of
     *     the last object before it, and whoever continues behind that object has not skipped this entry
     */
    record Positioned(Candidate candidate, String position, boolean aboutSource) {

        public Positioned(Candidate candidate, String position) {
            this(candidate, position, false);
        }

        /** An entry about the source, behind the object at the position. */
        public static Positioned aboutSource(Candidate.InvalidEntry entry, String position) {
            return new Positioned(entry, position, true);
        }

        /** A short hash of the position, which may be a whole key; entries that are no objects have hashes of their own. */
        public String positionHash() {
            return ShortHash.of(position + kind());
        }

        private String kind() {
            if (aboutSource) {
                return "\nsource";
            }
            return candidate.asNamed().isPresent() ? "" : "\nunusable";
        }
    }
}
