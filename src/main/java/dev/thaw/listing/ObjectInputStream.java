package dev.thaw.listing;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.ObjectReader;
import dev.thaw.restore.store.OutcomeCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The content of an object as a stream that holds one part of it at a time, and notices when it becomes another content. */
final class ObjectInputStream extends InputStream {

    private final ObjectReader reader;
    private final ObjectRef object;
    private final String etag;
    private final long total;
    private long fetched;
    private InputStream part;

    private ObjectInputStream(ObjectReader reader, ObjectRef object, ObjectPart.Bytes first) {
        this.reader = reader;
        this.object = object;
        this.etag = first.etag();
        this.total = first.total();
        this.fetched = first.length();
        this.part = first.stream();
    }

    /**
     * Reads its first part.
     *
     * @param etag of the content meant; empty for the present one
     * @throws ListReadException if there is none, or it is longer than that
     */
    static ObjectInputStream open(ObjectReader reader, ObjectRef object, String etag, long longest) throws IOException {
        ObjectPart.Bytes first = fetch(reader, object, 0, etag);
        if (first.total() > longest) {
            throw ListReadException.permanent(
                    "it has " + first.total() + " bytes, and at most " + longest + " are read: split it");
        }
        return new ObjectInputStream(reader, object, first);
    }

    /** Names this content among those that the object may come to have. */
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
        ObjectPart.Bytes next = fetch(reader, object, fetched, etag);
        fetched += next.length();
        part = next.stream();
        return part.read(into, offset, length);
    }

    private static ObjectPart.Bytes fetch(ObjectReader reader, ObjectRef object, long from, String etag)
            throws IOException {
        ObjectPart part = part(reader, object, from, etag);
        Optional<Failure> failure = part.fold(ObjectInputStream::emptyInTheMiddle, Optional::of);
        if (failure.isPresent()) {
            throw new ListReadException(explained(failure.get()));
        }
        return part.fold(bytes -> bytes, failed -> {
            throw new IllegalStateException(failed.detail());
        });
    }

    /** A defect in the reading of bytes says nothing of the list: another try may end better. */
    private static ObjectPart part(ObjectReader reader, ObjectRef object, long from, String etag) {
        try {
            return reader.read(object, from, Optional.of(etag).filter(known -> !known.isEmpty()));
        } catch (RuntimeException e) {
            return new ObjectPart.Failed(Failure.temporary(
                    OutcomeCode.UNREACHABLE,
                    "its bytes cannot be fetched: " + e.getClass().getSimpleName()));
        }
    }

    private static Optional<Failure> emptyInTheMiddle(ObjectPart.Bytes bytes) {
        return bytes.length() == 0 && bytes.total() > 0
                ? Optional.of(
                        Failure.temporary(OutcomeCode.UNREACHABLE, "COS sent no bytes where there should be some"))
                : Optional.empty();
    }

    private static Failure explained(Failure failure) {
        return failure.code().filter("PreconditionFailed"::equals).isPresent()
                ? failure.withDetail("it became another one while it was read: ask again from the start")
                : failure;
    }
}
