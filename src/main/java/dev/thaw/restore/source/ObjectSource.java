package dev.thaw.restore.source;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Hands out what entered, one at a time and in a fixed order; not safe for threads. */
public interface ObjectSource extends AutoCloseable {

    /** The next one; empty at the end. */
    Optional<Positioned> next();

    /** Frees what the source holds; it is not asked any longer. To be called by who asked it, when he is done. */
    @Override
    default void close() {}

    /** What it is called where it fails. */
    default String name() {
        return "the source of the objects";
    }

    /** Hands out what is all there. */
    static ObjectSource of(List<Positioned> objects) {
        Iterator<Positioned> rest = objects.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    /**
     * One that entered, and where.
     *
     * @param position where to go on after it, in the words of its source
     * @param aboutSource whether it tells about the source itself, such as that it breaks off: the position is then that of the
     *     last object before it, and nobody who goes on behind that object has passed this one by
     */
    record Positioned(Candidate candidate, String position, boolean aboutSource) {

        public Positioned(Candidate candidate, String position) {
            this(candidate, position, false);
        }

        /** What is told about the source behind the object at the position. */
        public static Positioned aboutSource(Candidate.InvalidEntry told, String position) {
            return new Positioned(told, position, true);
        }

        /** A short stand-in for the position, which may be a whole key; one of its own for what is no object. */
        public String mark() {
            return PositionHash.of(position + kind());
        }

        private String kind() {
            if (aboutSource) {
                return "\nsource";
            }
            return candidate.asNamed().isPresent() ? "" : "\nunusable";
        }
    }
}
