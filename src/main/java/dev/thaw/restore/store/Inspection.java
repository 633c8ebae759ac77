package dev.thaw.restore.store;

import java.util.function.Function;

/** What a look at an object gave. */
public sealed interface Inspection {

    <T> T fold(Function<Found, T> found, Function<Omitted, T> omitted, Function<Failed, T> failed);

    record Found(ObjectState state) implements Inspection {
        @Override
        public <T> T fold(Function<Found, T> found, Function<Omitted, T> omitted, Function<Failed, T> failed) {
            return found.apply(this);
        }
    }

    /** Nobody looked, because the request asks for none. */
    record Omitted() implements Inspection {
        @Override
        public <T> T fold(Function<Found, T> found, Function<Omitted, T> omitted, Function<Failed, T> failed) {
            return omitted.apply(this);
        }
    }

    record Failed(Failure failure) implements Inspection {
        @Override
        public <T> T fold(Function<Found, T> found, Function<Omitted, T> omitted, Function<Failed, T> failed) {
            return failed.apply(this);
        }
    }
}
