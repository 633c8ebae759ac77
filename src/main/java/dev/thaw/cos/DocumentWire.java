package dev.thaw.cos;

import dev.thaw.object.ObjectRef;
import java.util.Optional;

/** One attempt at reading a small object. */
interface DocumentWire {

    /**
     * Reads the start of an object.
     *
     * @param knownEtag its content is not sent once more
     * @param most bytes that are read
     */
    Document document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt) throws WireFault;

    /**
     * What was answered.
     *
     * @param content of the object if the answer is a success
     */
    record Document(CosAnswer answer, byte[] content) {}
}
