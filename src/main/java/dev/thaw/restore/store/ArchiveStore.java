package dev.thaw.restore.store;

import dev.thaw.object.ObjectRef;

/** Where archived objects lie: looks at them and asks for their restore. One invocation's view, with its credentials and deadline. */
public interface ArchiveStore {

    /** Looks at one object; may take several attempts, never longer than the deadline. */
    Inspection inspect(ObjectRef object);

    /** Asks for one restore; may wait for its pace and take several attempts, never longer than the deadline. */
    RestoreReply restore(RestoreRequest request);
}
