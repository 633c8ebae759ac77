package dev.thaw.job.step;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Sends nothing after the end of a worker's time by the wall clock: while a worker was frozen, the monotonic clock may have stood
 * still, and another worker has taken over its step.
 */
final class GuardedStore implements ArchiveStore {

    private final ArchiveStore store;
    private final InstantSource clock;
    private final Instant end;

    GuardedStore(ArchiveStore store, InstantSource clock, Instant end) {
        this.store = store;
        this.clock = clock;
        this.end = end;
    }

    @Override
    public Inspection inspect(ObjectRef object) {
        return isOver() ? new Inspection.Failed(tooLate()) : store.inspect(object);
    }

    @Override
    public RestoreReply restore(RestoreRequest request) {
        return isOver() ? new RestoreReply.Failed(tooLate(), false) : store.restore(request);
    }

    private boolean isOver() {
        return !clock.instant().isBefore(end);
    }

    private static Failure tooLate() {
        return Failure.temporary(OutcomeCode.NOT_PROCESSED, "the time of this worker was over");
    }
}
