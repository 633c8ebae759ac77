package dev.thaw.restore.store;

import dev.thaw.object.ObjectRef;
import java.util.Optional;

/** Reads what is in objects, part by part, so that none is ever held as a whole. */
public interface ObjectReader {

    /**
     * The bytes from a position on, as many as go into one request; may take several attempts, never longer than the deadline.
     *
     * @param from the first byte meant, at most the size of the object
     * @param etag of the content meant; another one is a failure with the code PreconditionFailed
     */
    ObjectPart read(ObjectRef object, long from, Optional<String> etag);

    /** Whether the invocation must answer now: what was read may unpack to more than there is time for. */
    boolean timeIsOver();
}
