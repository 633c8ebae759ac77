package dev.thaw.cos;

import dev.thaw.cos.retry.CallResult;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which buckets one invocation has given up: after so many objects in a row without a connection, the time-outs of the rest
 * would eat the time of everybody else. Each kind of call has its own row, or a bucket that responses HEADs alone would never end one.
 */
final class BucketCircuitBreaker {

    private static final int DEAD_AFTER = 20;

    private final Map<String, AtomicInteger> unreachableInARow = new ConcurrentHashMap<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();

    boolean isDead(String bucket) {
        return dead.contains(bucket);
    }

    /** Notes how a call about an object ended, and gives the result back. */
    CallResult record(String operation, String bucket, CallResult result) {
        AtomicInteger row = unreachableInARow.computeIfAbsent(operation + " " + bucket, name -> new AtomicInteger());
        if (!isUnreachable(result)) {
            row.set(0);
        } else if (row.incrementAndGet() >= DEAD_AFTER) {
            dead.add(bucket);
        }
        return result;
    }

    static Failure openFailure() {
        return Failure.temporary(
                OutcomeCode.NOT_PROCESSED,
                "given up: " + DEAD_AFTER + " objects of this bucket in a row were unreachable");
    }

    private static boolean isUnreachable(CallResult result) {
        return result.fold(answered -> false, failure -> failure.outcome() == OutcomeCode.UNREACHABLE);
    }
}
