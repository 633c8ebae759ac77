package dev.thaw.cos;

import dev.thaw.restore.store.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Finds out once per invocation why the HEADs of a bucket are denied: the first denied HEAD starts the diagnosis, those denied with
 * the same status meanwhile wait for its result. If the reason concerns one object only, each of them then runs a diagnosis of its
 * own, in parallel. Safe for threads.
 */
final class HeadDenialDiagnosis {

    /** By bucket and status: the finding on the bucket, or a diagnosis that is running. */
    private final Map<String, CompletableFuture<Finding>> findings = new ConcurrentHashMap<>();

    /** @param diagnosis finds the reason; may block */
    Finding finding(String bucket, int status, Supplier<Finding> diagnosis) {
        String denial = bucket + " " + status;
        var mine = new CompletableFuture<Finding>();
        CompletableFuture<Finding> earlier = findings.putIfAbsent(denial, mine);
        return earlier == null
                ? first(denial, mine, diagnosis)
                : shared(earlier).orElseGet(() -> own(denial, diagnosis));
    }

    /** Only a finding on the bucket is kept for later HEADs. */
    private Finding first(String denial, CompletableFuture<Finding> promised, Supplier<Finding> diagnosis) {
        try {
            Finding found = diagnosis.get();
            if (found.scope() != Scope.BUCKET) {
                findings.remove(denial, promised);
            }
            promised.complete(found);
            return found;
        } finally {
            if (!promised.isDone()) {
                findings.remove(denial, promised);
                promised.cancel(false);
            }
        }
    }

    /** Empty if the reason concerns the other object only. */
    private static Optional<Finding> shared(CompletableFuture<Finding> earlier) {
        try {
            return Optional.of(earlier.get()).filter(found -> found.scope() != Scope.OBJECT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | CancellationException defectOfTheOther) {
            return Optional.empty();
        }
    }

    private Finding own(String denial, Supplier<Finding> diagnosis) {
        Finding found = diagnosis.get();
        if (found.scope() == Scope.BUCKET) {
            findings.putIfAbsent(denial, CompletableFuture.completedFuture(found));
        }
        return found;
    }

    /** What a finding applies to. */
    enum Scope {
        /** All objects of the bucket whose HEAD is denied with the same status. */
        BUCKET,
        /** One object. */
        OBJECT,
        /** Our clock, which has been corrected since: the HEAD may be repeated. */
        CLOCK
    }

    /** The result of a diagnosis. */
    record Finding(Failure failure, Scope scope) {}
}
