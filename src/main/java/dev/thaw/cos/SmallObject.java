package dev.thaw.cos;

import dev.thaw.restore.store.Failure;
import java.util.Optional;
import java.util.function.Function;

/** The result of reading a small object. */
public sealed interface SmallObject {

    <T> T fold(Function<Read, T> read, Function<NotModified, T> notModified, Function<Unreadable, T> unreadable);

    /** Its content; pass the ETag to the next read. */
    record Read(byte[] content, Optional<String> etag) implements SmallObject {
        @Override
        public <T> T fold(
                Function<Read, T> read, Function<NotModified, T> notModified, Function<Unreadable, T> unreadable) {
            return read.apply(this);
        }
    }

    /** The content is the one that the caller has. */
    record NotModified() implements SmallObject {
        @Override
        public <T> T fold(
                Function<Read, T> read, Function<NotModified, T> notModified, Function<Unreadable, T> unreadable) {
            return notModified.apply(this);
        }
    }

    /** There was no response, or none with the object. */
    record Unreadable(Failure failure) implements SmallObject {
        @Override
        public <T> T fold(
                Function<Read, T> read, Function<NotModified, T> notModified, Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
