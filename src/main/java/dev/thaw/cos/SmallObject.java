package dev.thaw.cos;

import dev.thaw.restore.store.Failure;
import java.util.Optional;
import java.util.function.Function;

/** What became of reading a small object. */
public sealed interface SmallObject {

    <T> T fold(Function<Read, T> read, Function<Known, T> known, Function<Unreadable, T> unreadable);

    /** Its content; the ETag is what to ask with next time. */
    record Read(byte[] content, Optional<String> etag) implements SmallObject {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Known, T> known, Function<Unreadable, T> unreadable) {
            return read.apply(this);
        }
    }

    /** It still is what the caller knows. */
    record Known() implements SmallObject {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Known, T> known, Function<Unreadable, T> unreadable) {
            return known.apply(this);
        }
    }

    /** There was no response, or none that holds the object. */
    record Unreadable(Failure failure) implements SmallObject {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Known, T> known, Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
