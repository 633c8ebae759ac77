package dev.thaw.restore.store;

import dev.thaw.object.ObjectRef;
import java.util.Optional;

/** Reads the content of objects part by part, so that no object is ever held as a whole (GET Object, 436/7753). Safe for threads. */
public interface ObjectReader {

    /**
     * The bytes from a position on, as many as one request returns. Blocks; may take several attempts, and ends by the deadline at
     * the latest. Never throws for what COS answers.
     *
     * @param from the first byte, at most the size of the object
     * @param etag of the content to read; if the object has another one, the failure has the code PreconditionFailed
     */
    Result<ObjectPart> read(ObjectRef object, long from, Optional<String> etag);

    /** Whether the invocation must answer now: what was read may unpack to more than there is time for. */
    boolean timeIsOver();
}
