package dev.thaw.listing;

import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** The lines of a list that is one object: a key each, or rows. */
final class KeyListReader implements ListSource.Feed {

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
        ObjectInputStream content = ObjectInputStream.open(reader, list.object(), position.etag(), ObjectList.LONGEST);
        position = position.of(content.etag());
        return new ListFile(
                content,
                reader::timeIsOver,
                position.line(),
                new RowFormat.OfList(list),
                format -> new RowParser("list " + list.name(), format, list.where()));
    }
}
