package dev.thaw.listing;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.Candidate;
import dev.thaw.restore.Failure;
import dev.thaw.restore.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** The rows of an inventory, file by file; a file that is broken for good does not lose the others. */
final class InventoryFeed implements ListSource.Feed {

    private static final long LONGEST_MANIFEST = 4 << 20;

    private final ObjectReader reader;
    private final ObjectList list;
    private ListPosition position;
    private Optional<Manifest> manifest = Optional.empty();
    private Optional<ListFile> file = Optional.empty();

    InventoryFeed(ObjectReader reader, ObjectList list, ListPosition from) {
        this.reader = reader;
        this.list = list;
        this.position = from;
    }

    @Override
    public Optional<Candidate> next() throws IOException {
        Manifest known = manifest();
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

    /** Of the file at hand; empty at its end, where the next one is at hand. */
    private Optional<Candidate> next(Manifest known) throws IOException {
        Manifest.File at = known.files().get(position.file());
        try {
            Optional<Candidate> candidate = BrokenListException.guarded(() -> nextRow(at, known.columns()));
            return candidate.isPresent() ? candidate : endOfFile();
        } catch (IOException e) {
            Failure failure = BrokenListException.failureOf(e).told("file " + at.key() + ": ");
            if (failure.retryable()) {
                throw new BrokenListException(failure);
            }
            endOfFile();
            return Optional.of(new Candidate.Unusable(failure.told("list " + list.name() + ": ")));
        }
    }

    private Optional<Candidate> nextRow(Manifest.File at, Columns columns) throws IOException {
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

    private Manifest manifest() throws IOException {
        if (manifest.isEmpty()) {
            ObjectContent content = ObjectContent.open(reader, list.object(), position.etag(), LONGEST_MANIFEST);
            position = position.of(content.etag());
            manifest = Optional.of(Manifest.read(content, list.where()));
        }
        return manifest.get();
    }

    /** Reads it twice: no row counts before all of them are known to be the right ones. */
    private ListFile open(Manifest.File at, Columns columns) throws IOException {
        ObjectRef object = object(at);
        ObjectContent content = ObjectContent.open(reader, object, "", ObjectList.LONGEST);
        String etag = content.etag();
        // The right one is not told: a manifest may name any object that the role may read, and would learn what is in
        // it.
        if (!Md5.hex(content).equalsIgnoreCase(at.md5())) {
            throw BrokenListException.forGood("its MD5 is not " + at.md5() + ", as the manifest says");
        }
        return new ListFile(
                ObjectContent.open(reader, object, etag, ObjectList.LONGEST),
                reader::timeIsOver,
                position.line(),
                first -> LineFormat.ofInventory(columns, first),
                format -> new LineReading("list " + list.name() + ", file " + at.key(), format, list.where()));
    }

    private ObjectRef object(Manifest.File at) throws BrokenListException {
        try {
            return ObjectRef.latest(list.object().bucket(), list.object().region(), at.key());
        } catch (InvalidNameException e) {
            throw BrokenListException.forGood(String.valueOf(e.getMessage()));
        }
    }
}
