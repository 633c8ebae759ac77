package dev.thaw.restore.store;

import java.util.function.Function;

/** One entry of a listing. */
public sealed interface ListedEntry permits ListedObject, ListedEntry.Unreadable {

    <T> T fold(Function<ListedObject, T> object, Function<Unreadable, T> unreadable);

    /**
     * An entry that names no object that could be requested.
     *
     * @param raw the text in place of a key, safe to print
     * @param reason what is wrong with it
     */
    record Unreadable(String raw, String reason) implements ListedEntry {
        @Override
        public <T> T fold(Function<ListedObject, T> object, Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
