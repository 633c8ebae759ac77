package dev.thaw.job.batch;

import dev.thaw.job.BatchGroup;
import dev.thaw.restore.store.Result;
import java.util.List;
import java.util.Optional;

/**
 * COS Batch, the service's own distributed engine, for one account and region. Calls block, retry what may be repeated, and end by
 * the deadline of the invocation; they report failures as values. Safe for threads.
 */
public interface BatchService {

    /** The code of a refusal that is no fault: too many batch jobs are open. */
    String TOO_MANY = "TooManyJobs";

    /**
     * Creates a batch job that waits for its release ("CreateJob", 436/38608). A token that was used before is refused.
     *
     * @return the id of the batch job
     */
    Result<String> create(Order order);

    /** A batch job; empty if there is none with this id ("DescribeJob", 436/38609). */
    Result<Optional<Seen>> describe(String jobId);

    /** Batch jobs of the last 90 days in whose description a text stands ("ListJobs", 436/38611). */
    Result<List<Seen>> find(String text);

    /** Lets a suspended batch job work. @return false if it is not suspended any more */
    Result<Boolean> release(String jobId);

    /** Ends a batch job. @return false if it has ended already */
    Result<Boolean> cancel(String jobId, String reason);

    /**
     * What to do.
     *
     * @param token that no other order has
     * @param manifest full name of the object that lists the objects, {@code qcs::cos:…}
     * @param etag of the manifest
     * @param reportBucket full name of a bucket, which COS wants although no report is written
     */
    record Order(
            String token, String description, String manifest, String etag, String reportBucket, BatchGroup group) {}

    /**
     * A batch job.
     *
     * @param status the word of COS
     * @param total rows of its manifest; absent until it was read
     * @param reason why it failed, if it did
     */
    record Seen(
            String jobId,
            String status,
            String description,
            Optional<Long> total,
            long succeeded,
            long failed,
            Optional<String> reason) {

        /** Whether it will do nothing more. */
        public boolean isFinal() {
            return status.equals("Complete") || status.equals("Failed") || status.equals("Cancelled");
        }

        /** Whether it was not allowed to work yet. */
        public boolean isUnreleased() {
            return status.equals("New") || status.equals("Preparing") || status.equals("Suspended");
        }

        /** Whether it is about to end. */
        public boolean isEnding() {
            return status.equals("Cancelling") || status.equals("Failing");
        }
    }
}
