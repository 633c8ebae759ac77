package dev.thaw.job.step;

import dev.thaw.job.batch.BatchAccess;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.ObjectSource;
import java.util.Optional;

/**
 * What a job works with in one invocation: its objects, and the policy, the store and the settings of now.
 *
 * @param bucket of the objects
 * @param region of the bucket
 * @param inList whether the objects are the lines of a list
 * @param named whether the request names each object: together they keep the limits, or none is restored
 * @param rate restores per second that the store takes from us; 0 for any
 * @param inspect what the request says about inspections
 * @param objects opens the source behind a position; the empty position is the start
 * @param context of the flow; the steps replace its store, its way to inspect and its log
 * @param promotion of objects that became readable
 * @param batch what the policy allows of COS Batch; absent if nothing
 */
public record JobWork(
        String bucket,
        String region,
        boolean inList,
        boolean named,
        int rate,
        Inspect inspect,
        Objects objects,
        RestoreFlow.Context context,
        Promotion promotion,
        Optional<BatchAccess> batch) {

    /** Moves an object that became readable to another class; empty, and without a request, if no rule wants that. */
    public interface Promotion {

        /** Moves nothing. */
        Promotion NONE = (object, attributes) -> Optional.empty();

        Optional<ObjectOutcome> promote(ObjectRef object, ObjectAttributes attributes);
    }

    /** Which objects are inspected before a decision. */
    public enum Inspect {
        /** Not said: those of which class or size is not known, when planning; all, when requesting. */
        DEFAULT,
        /** All. */
        HEAD,
        /** Those of which class or size is not known. */
        LISTING
    }

    /** Opens the source of a job. */
    public interface Objects {
        ObjectSource from(String position);
    }
}
