package dev.thaw.restore.promote;

import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.Result;
import java.util.Map;

/** Copies objects onto themselves, in another storage class. Blocks; reports failures as values. Safe for threads. */
public interface ObjectCopier {

    /** An object with all that a copy of it must repeat (HEAD Object, 436/7745). */
    Result<CopySource> look(ObjectRef object);

    /**
     * Copies an object onto itself, if it is still the one that was seen (PUT Object - Copy, 436/10881). A lost answer is settled
     * by a look.
     */
    Reply copyInPlace(ObjectRef object, CopySource seen, StorageClass target);

    /**
     * An object as it was seen just now.
     *
     * @param etag which its content had
     * @param headers that are not carried over unless they are sent again, by lower-case name
     * @param hasVersions whether its bucket keeps versions: a copy would leave the archived one behind
     * @param hasCustomerKey whether it is encrypted with a key that only the customer has
     */
    record CopySource(
            ObjectState state, String etag, Map<String, String> headers, boolean hasVersions, boolean hasCustomerKey) {
        public CopySource {
            headers = Map.copyOf(headers);
        }
    }

    /** What became of a copy. */
    sealed interface Reply {

        record Copied() implements Reply {}

        /** It is not any more the object that was seen. */
        record Changed(String reason) implements Reply {}

        record Failed(Failure failure) implements Reply {}
    }
}
