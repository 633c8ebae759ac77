package dev.thaw.cos;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.RestoreRequest;
import java.util.Optional;

/** One attempt at a time: sends once and gives back what was answered, whatever its status. */
interface CosWire {

    CosAnswer head(ObjectRef object, Attempt attempt) throws WireFault;

    /** Reads the first byte: unlike a HEAD, a refused GET says why in its body. */
    CosAnswer probe(ObjectRef object, Attempt attempt) throws WireFault;

    /** Reads a range of bytes; a server may send the whole object instead. */
    CosAnswer read(ObjectRef object, ByteRange range, Attempt attempt) throws WireFault;

    /**
     * Reads the start of a small object.
     *
     * @param knownEtag of a content that is not to be sent once more
     * @param most bytes that are read
     */
    CosAnswer document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt) throws WireFault;

    /** Lists up to a thousand objects behind the marker. */
    CosAnswer list(BucketPrefix prefix, String marker, Attempt attempt) throws WireFault;

    CosAnswer restore(RestoreRequest request, Attempt attempt) throws WireFault;

    /** One of the calls above, with its object filled in. */
    interface Call {
        CosAnswer send(Attempt attempt) throws WireFault;
    }
}
