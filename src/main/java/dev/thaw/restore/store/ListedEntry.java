package dev.thaw.restore.store;

import java.util.function.Function;

/** What one entry of a listing gave. */
public sealed interface ListedEntry permits ListedObject, ListedEntry.Unreadable {

    <T> T fold(Function<ListedObject, T> object, Function<Unreadable, T> unreadable);

    /**
     * One that names no object that could be asked for.
     *
     * @param raw what is there in place of a key, fit to be shown
     * @param reason what is wrong with it
     */
    record Unreadable(String raw, String reason) implements ListedEntry {
        @Override
        public <T> T fold(Function<ListedObject, T> object, Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
