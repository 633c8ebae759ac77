package dev.thaw.cos;

import dev.thaw.cos.retry.CallResult;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops asking a bucket after 20 failed connections in a row, so that its time-outs do not use up the time of other buckets. Each
 * operation is counted separately: in a bucket that answers HEADs only, restores still open the circuit. Once open, the circuit
 * stays open for the invocation. Safe for threads.
 */
final class BucketCircuitBreaker {

    private static final int FAILURES_TO_OPEN = 20;

    private final Map<String, AtomicInteger> unreachableInARow = new ConcurrentHashMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    boolean isOpen(String bucket) {
        return open.contains(bucket);
    }

    /** Counts the result of a call, and returns it. */
    CallResult record(String operation, String bucket, CallResult result) {
        AtomicInteger row = unreachableInARow.computeIfAbsent(operation + " " + bucket, name -> new AtomicInteger());
        if (!isUnreachable(result)) {
            row.set(0);
        } else if (row.incrementAndGet() >= FAILURES_TO_OPEN) {
            open.add(bucket);
        }
        return result;
    }

    static Failure openFailure() {
        return Failure.temporary(
                OutcomeCode.NOT_PROCESSED,
                "bucket skipped after " + FAILURES_TO_OPEN + " consecutive connection failures");
    }

    private static boolean isUnreachable(CallResult result) {
        return result.fold(answered -> false, failure -> failure.outcome() == OutcomeCode.UNREACHABLE);
    }
}
