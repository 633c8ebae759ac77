package dev.thaw.restore.source;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import java.util.Optional;
import java.util.function.Function;

/** Something that entered: an object that may be restored, or a record that names none. */
public sealed interface Candidate {

    <T> T fold(Function<Named, T> named, Function<InvalidEntry, T> unusable);

    default Optional<Named> asNamed() {
        return fold(Optional::of, unusable -> Optional.empty());
    }

    /**
     * @param trigger what brought it
     * @param facts what came with it
     * @param listed how a listing shows it
     */
    record Named(ObjectRef object, Trigger trigger, ObjectAttributes facts, Optional<ObjectState> listed)
            implements Candidate {

        public Named withFacts(ObjectAttributes known) {
            return new Named(object, trigger, known, listed);
        }

        @Override
        public <T> T fold(Function<Named, T> named, Function<InvalidEntry, T> unusable) {
            return named.apply(this);
        }
    }

    /** A record, key or line that cannot be worked on. */
    record InvalidEntry(Failure failure) implements Candidate {
        @Override
        public <T> T fold(Function<Named, T> named, Function<InvalidEntry, T> unusable) {
            return unusable.apply(this);
        }
    }
}
