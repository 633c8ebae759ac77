package dev.thaw.listing;

import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** The objects that a list names, read line by line as they are asked for. Positions are those of {@link ListPosition}. */
public final class ListSource implements ObjectSource {

    /** The lines of a list, until one of its streams breaks. */
    interface Feed {
        /** The next candidate; empty at the end. */
        Optional<Candidate> next() throws IOException;

        /** Behind the last candidate. */
        ListPosition position();

        /** Frees what the reading holds; nothing is read any longer. */
        void close();
    }

    private final String name;
    private final Feed feed;
    private boolean ended;

    private ListSource(String name, Feed feed) {
        this.name = name;
        this.feed = feed;
    }

    /** A list whose content is read as its name and first line say: lines, rows, or the manifest of an inventory. */
    public static ObjectSource of(ObjectReader reader, ObjectList list, ListPosition from) {
        Feed feed =
                list.isInventory() ? new InventoryReader(reader, list, from) : new KeyListReader(reader, list, from);
        return new ListSource(list.name(), feed);
    }

    @Override
    public String name() {
        return "list " + name;
    }

    @Override
    public Optional<Positioned> next() {
        try {
            Optional<Candidate> next = ended ? Optional.empty() : ListReadException.guarded(feed::next);
            if (next.isEmpty()) {
                close();
            }
            return next.map(this::placed);
        } catch (IOException e) {
            close();
            return Optional.of(Positioned.aboutSource(
                    new Candidate.InvalidEntry(failure(e)), feed.position().toString()));
        }
    }

    /** Whoever does not read to the end closes it: an unpacking holds memory that no collection of garbage sees. */
    @Override
    public void close() {
        ended = true;
        feed.close();
    }

    private Positioned placed(Candidate candidate) {
        return new Positioned(candidate, feed.position().toString());
    }

    private Failure failure(IOException e) {
        long line = feed.position().line();
        return ListReadException.failureOf(e)
                .withContext("list " + name + (line == 0 ? "" : " behind line " + line) + ": ");
    }
}
