package dev.thaw.restore.source;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import java.util.Optional;
import java.util.function.Function;

/** Something that entered the flow: an object, or an entry that names none. */
public sealed interface Candidate {

    <T> T fold(Function<Named, T> named, Function<InvalidEntry, T> invalid);

    default Optional<Named> asNamed() {
        return fold(Optional::of, invalid -> Optional.empty());
    }

    /**
     * @param trigger the event or request that it came from
     * @param facts class and size, if it came with them
     * @param listed its state in a listing, if it came from one
     */
    record Named(ObjectRef object, Trigger trigger, ObjectAttributes facts, Optional<ObjectState> listed)
            implements Candidate {

        public Named withFacts(ObjectAttributes known) {
            return new Named(object, trigger, known, listed);
        }

        @Override
        public <T> T fold(Function<Named, T> named, Function<InvalidEntry, T> invalid) {
            return named.apply(this);
        }
    }

    /** A record, key or line that names no object, or a failure of a source. */
    record InvalidEntry(Failure failure) implements Candidate {
        @Override
        public <T> T fold(Function<Named, T> named, Function<InvalidEntry, T> invalid) {
            return invalid.apply(this);
        }
    }
}
