package dev.thaw.restore.store;

import java.util.function.Function;

/** The result of an inspection, or of reading a listing instead. */
public sealed interface Inspection {

    <T> T fold(Function<Found, T> found, Function<Omitted, T> omitted, Function<Failed, T> failed);

    record Found(ObjectState state) implements Inspection {
        @Override
        public <T> T fold(Function<Found, T> found, Function<Omitted, T> omitted, Function<Failed, T> failed) {
            return found.apply(this);
        }
    }

    /** Not inspected, because the request wants no inspections. */
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
