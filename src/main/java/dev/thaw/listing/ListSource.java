package dev.thaw.listing;

import dev.thaw.restore.Candidate;
import dev.thaw.restore.Failure;
import dev.thaw.restore.ObjectReader;
import dev.thaw.restore.ObjectSource;
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
    }

    private final String name;
    private final Feed feed;
    private boolean broken;

    private ListSource(String name, Feed feed) {
        this.name = name;
        this.feed = feed;
    }

    /** A list whose content is read as its name and first line say: lines, rows, or the manifest of an inventory. */
    public static ObjectSource of(ObjectReader reader, ObjectList list, ListPosition from) {
        Feed feed = list.isInventory() ? new InventoryFeed(reader, list, from) : new LineFeed(reader, list, from);
        return new ListSource(list.name(), feed);
    }

    @Override
    public String name() {
        return "list " + name;
    }

    @Override
    public Optional<Placed> next() {
        try {
            return broken ? Optional.empty() : feed.next().map(this::placed);
        } catch (IOException e) {
            broken = true;
            return Optional.of(Placed.aboutSource(
                    new Candidate.Unusable(failure(e)), feed.position().toString()));
        }
    }

    private Placed placed(Candidate candidate) {
        return new Placed(candidate, feed.position().toString());
    }

    private Failure failure(IOException e) {
        long line = feed.position().line();
        return BrokenListException.failureOf(e).told("list " + name + (line == 0 ? "" : " behind line " + line) + ": ");
    }
}
