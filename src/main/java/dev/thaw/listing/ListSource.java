package dev.thaw.listing;

import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** The objects that a list names, read line by line on demand. Positions are those of {@link ListPosition}. */
public final class ListSource implements ObjectSource {

    /** The lines of a list, until one of its streams breaks. */
    interface RowReader {
        /** The next candidate; empty at the end. */
        Optional<Candidate> next() throws IOException;

        /** Behind the last candidate. */
        ListPosition position();

        /** Frees what the reading holds; nothing is read afterwards. */
        void close();
    }

    private final String name;
    private final RowReader rows;
    private boolean ended;

    private ListSource(String name, RowReader rows) {
        this.name = name;
        this.rows = rows;
    }

    /** Name and first line of a list decide how it is read: as lines, as rows, or as the manifest of an inventory. */
    public static ObjectSource of(ObjectReader reader, ObjectList list, ListPosition from) {
        RowReader rows =
                list.isInventory() ? new InventoryReader(reader, list, from) : new KeyListReader(reader, list, from);
        return new ListSource(list.name(), rows);
    }

    @Override
    public String name() {
        return "list " + name;
    }

    @Override
    public Optional<Positioned> next() {
        try {
            Optional<Candidate> next = ended ? Optional.empty() : ListReadException.guarded(rows::next);
            if (next.isEmpty()) {
                close();
            }
            return next.map(this::positioned);
        } catch (IOException e) {
            close();
            return Optional.of(Positioned.aboutSource(
                    new Candidate.InvalidEntry(failure(e)), rows.position().toString()));
        }
    }

    /** Must be called unless the source was read to its end: decompression holds memory outside the heap. */
    @Override
    public void close() {
        ended = true;
        rows.close();
    }

    private Positioned positioned(Candidate candidate) {
        return new Positioned(candidate, rows.position().toString());
    }

    private Failure failure(IOException e) {
        long line = rows.position().line();
        return ListReadException.failureOf(e)
                .withContext("list " + name + (line == 0 ? "" : " behind line " + line) + ": ");
    }

    /** The lines of a list that is one object: a key each, or rows. */
    private static final class KeyListReader implements RowReader {

        private final ObjectReader reader;
        private final ObjectList list;
        private ListPosition position;
        private Optional<ListFile> file = Optional.empty();

        KeyListReader(ObjectReader reader, ObjectList list, ListPosition from) {
            this.reader = reader;
            this.list = list;
            this.position = from;
        }

        @Override
        public Optional<Candidate> next() throws IOException {
            if (file.isEmpty()) {
                file = Optional.of(open());
            }
            Optional<Candidate> candidate = file.get().next();
            position = position.atLine(file.get().line());
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

        private ListFile open() throws IOException {
            ObjectInputStream content =
                    ObjectInputStream.open(reader, list.object(), position.etag(), ObjectList.MAX_BYTES);
            position = position.of(content.etag());
            return new ListFile(
                    content,
                    reader::timeIsOver,
                    position.line(),
                    new RowFormat.OfList(list),
                    format -> new RowParser("list " + list.name(), format, list.where()));
        }
    }
}
