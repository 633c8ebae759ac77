package dev.thaw.listing;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** The rows of an inventory, file by file (Inventory, 436/33703). A permanently broken file does not lose the others. */
final class InventoryReader implements ListSource.RowReader {

    private static final long MAX_MANIFEST_BYTES = 4 << 20;

    private final ObjectReader reader;
    private final ObjectList list;
    private ListPosition position;
    private Optional<InventoryManifest> manifest = Optional.empty();
    private Optional<ListFile> file = Optional.empty();

    InventoryReader(ObjectReader reader, ObjectList list, ListPosition from) {
        this.reader = reader;
        this.list = list;
        this.position = from;
    }

    @Override
    public Optional<Candidate> next() throws IOException {
        InventoryManifest known = manifest();
        Optional<Candidate> candidate = Optional.empty();
        while (candidate.isEmpty() && position.file() < known.files().size()) {
            candidate = next(known);
        }
        return candidate;
    }

    @Override
    public ListPosition position() {
        return position;
    }

    @Override
    public void close() {
        file.ifPresent(ListFile::close);
    }

    /** Of the current file; empty at its end, when the next file becomes current. */
    private Optional<Candidate> next(InventoryManifest known) throws IOException {
        InventoryManifest.File at = known.files().get(position.file());
        try {
            Optional<Candidate> candidate = ListReadException.guarded(() -> nextRow(at, known.columns()));
            return candidate.isPresent() ? candidate : endOfFile();
        } catch (IOException e) {
            Failure failure = ListReadException.failureOf(e).withContext("file " + at.key() + ": ");
            if (failure.retryable()) {
                throw new ListReadException(failure);
            }
            endOfFile();
            return Optional.of(new Candidate.InvalidEntry(failure.withContext("list " + list.name() + ": ")));
        }
    }

    private Optional<Candidate> nextRow(InventoryManifest.File at, RowColumns columns) throws IOException {
        ListFile rows = file.isPresent() ? file.get() : open(at, columns);
        file = Optional.of(rows);
        Optional<Candidate> candidate = rows.next();
        position = position.atLine(rows.line());
        return candidate;
    }

    private Optional<Candidate> endOfFile() {
        close();
        file = Optional.empty();
        position = position.nextFile();
        return Optional.empty();
    }

    private InventoryManifest manifest() throws IOException {
        if (manifest.isEmpty()) {
            ObjectInputStream content =
                    ObjectInputStream.open(reader, list.object(), position.etag(), MAX_MANIFEST_BYTES);
            position = position.of(content.etag());
            manifest = Optional.of(InventoryManifest.read(content, list.where()));
        }
        return manifest.get();
    }

    /** Reads it twice: no row is used before the checksum of the whole file is known to be right. */
    private ListFile open(InventoryManifest.File at, RowColumns columns) throws IOException {
        ObjectRef object = object(at);
        ObjectInputStream content = ObjectInputStream.open(reader, object, "", ObjectList.MAX_BYTES);
        String etag = content.etag();
        // The computed MD5 is not shown: a manifest may name any object that the role may read, and would learn what is
        // in it.
        if (!md5(content).equalsIgnoreCase(at.md5())) {
            throw ListReadException.permanent("its MD5 is not " + at.md5() + ", as the manifest says");
        }
        return new ListFile(
                ObjectInputStream.open(reader, object, etag, ObjectList.MAX_BYTES),
                reader::timeIsOver,
                position.line(),
                first -> RowFormat.ofInventory(columns, first),
                format -> new RowParser("list " + list.name() + ", file " + at.key(), format, list.where()));
    }

    private ObjectRef object(InventoryManifest.File at) throws ListReadException {
        try {
            return ObjectRef.latest(list.object().bucket(), list.object().region(), at.key());
        } catch (InvalidNameException e) {
            throw ListReadException.permanent(String.valueOf(e.getMessage()));
        }
    }

    /** Inventories carry MD5: it finds damage, not forgery. */
    static String md5(InputStream in) throws IOException {
        var digest = digest();
        new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
