package dev.thaw.listing;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.ObjectReader;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The content of an object as a stream. Holds one part at a time, and fails if the object changes while it is read. */
final class ObjectInputStream extends InputStream {

    private final ObjectReader reader;
    private final ObjectRef object;
    private final String etag;
    private final long total;
    private long fetched;
    private InputStream part;

    private ObjectInputStream(ObjectReader reader, ObjectRef object, ObjectPart first) {
        this.reader = reader;
        this.object = object;
        this.etag = first.etag();
        this.total = first.total();
        this.fetched = first.length();
        this.part = first.stream();
    }

    /**
     * Reads the first part.
     *
     * @param etag of the content to read; empty for the present one
     * @throws ListReadException if the object cannot be read, or is longer than that
     */
    static ObjectInputStream open(ObjectReader reader, ObjectRef object, String etag, long longest) throws IOException {
        ObjectPart first = fetch(reader, object, 0, etag);
        if (first.total() > longest) {
            throw ListReadException.permanent(
                    "it has " + first.total() + " bytes, and at most " + longest + " are read: split it");
        }
        return new ObjectInputStream(reader, object, first);
    }

    /** Identifies this content; the object may be overwritten. */
    String etag() {
        return etag;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = part.read(into, offset, length);
        if (read >= 0 || fetched >= total) {
            return read;
        }
        ObjectPart next = fetch(reader, object, fetched, etag);
        fetched += next.length();
        part = next.stream();
        return part.read(into, offset, length);
    }

    private static ObjectPart fetch(ObjectReader reader, ObjectRef object, long from, String etag) throws IOException {
        ObjectPart part =
                read(reader, object, from, etag).orElseThrow(failure -> new ListReadException(explained(failure)));
        if (part.length() == 0 && part.total() > 0) {
            throw new ListReadException(
                    Failure.temporary(OutcomeCode.UNREACHABLE, "COS sent no bytes where there should be some"));
        }
        return part;
    }

    /** A defect while bytes are fetched says nothing about the list: a retry may succeed. */
    private static Result<ObjectPart> read(ObjectReader reader, ObjectRef object, long from, String etag) {
        try {
            return reader.read(object, from, Optional.of(etag).filter(known -> !known.isEmpty()));
        } catch (RuntimeException e) {
            return Result.failed(Failure.temporary(
                    OutcomeCode.UNREACHABLE,
                    "its bytes cannot be fetched: " + e.getClass().getSimpleName()));
        }
    }

    private static Failure explained(Failure failure) {
        return failure.code().filter("PreconditionFailed"::equals).isPresent()
                ? failure.withDetail("the object changed while it was read; start again without resumeFrom")
                : failure;
    }
}
