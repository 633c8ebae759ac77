package dev.thaw.job.batch;

/**
 * How a job may use COS Batch.
 *
 * @param from planned objects from which a job is handed over unasked
 * @param leastObjects of a group; a smaller one is requested one by one
 * @param mostRows of a manifest
 */
public record BatchAccess(BatchService service, long from, long leastObjects, long mostRows) {

    private static final long LEAST_OBJECTS = 1000;

    /** Rows of a manifest. */
    public static final long MOST_ROWS = 1_000_000;

    public BatchAccess(BatchService service, long from) {
        this(service, from, LEAST_OBJECTS, MOST_ROWS);
    }
}
