package dev.thaw.restore.store;

import dev.thaw.object.ObjectRef;

/**
 * Inspects archived objects and requests their restore. Belongs to one invocation: it carries that invocation's credentials and
 * deadline. Safe for threads. Both methods block, may take several attempts, and end by the deadline at the latest; what COS
 * answers is a value, never an exception.
 */
public interface ArchiveStore {

    /** One HEAD (HEAD Object, 436/7745). */
    Inspection inspect(ObjectRef object);

    /** One restore request (POST Object restore, 436/12633); may wait for the rate limiter. */
    RestoreReply restore(RestoreRequest request);
}
