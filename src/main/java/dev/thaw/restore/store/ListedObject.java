package dev.thaw.restore.store;

import java.util.function.Function;

/** One object of a listing. */
public record ListedObject(String key, ObjectState state) implements ListedEntry {
    @Override
    public <T> T fold(Function<ListedObject, T> object, Function<Unreadable, T> unreadable) {
        return object.apply(this);
    }
}
