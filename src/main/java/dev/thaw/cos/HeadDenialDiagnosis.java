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
 * Why a bucket refuses HEADs, asked once per invocation: the first that is refused looks for the reason, those refused alike
 * meanwhile wait for what it finds. Where it finds a reason of the one object, each of them looks for its own, at the same time.
 * Safe for threads.
 */
final class HeadDenialDiagnosis {

    /** By bucket and status: what was found of the bucket, or is being looked for. */
    private final Map<String, CompletableFuture<Finding>> findings = new ConcurrentHashMap<>();

    /** @param diagnosis looks for the reason; may take long */
    Finding finding(String bucket, int status, Supplier<Finding> diagnosis) {
        String refusal = bucket + " " + status;
        var mine = new CompletableFuture<Finding>();
        CompletableFuture<Finding> earlier = findings.putIfAbsent(refusal, mine);
        return earlier == null
                ? first(refusal, mine, diagnosis)
                : shared(earlier).orElseGet(() -> own(refusal, diagnosis));
    }

    /** Only what holds for the bucket is kept for those who come later. */
    private Finding first(String refusal, CompletableFuture<Finding> promised, Supplier<Finding> diagnosis) {
        try {
            Finding found = diagnosis.get();
            if (found.scope() != Scope.BUCKET) {
                findings.remove(refusal, promised);
            }
            promised.complete(found);
            return found;
        } finally {
            if (!promised.isDone()) {
                findings.remove(refusal, promised);
                promised.cancel(false);
            }
        }
    }

    /** Empty if it is no reason for anybody else. */
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

    private Finding own(String refusal, Supplier<Finding> diagnosis) {
        Finding found = diagnosis.get();
        if (found.scope() == Scope.BUCKET) {
            findings.putIfAbsent(refusal, CompletableFuture.completedFuture(found));
        }
        return found;
    }

    /** Whose reason a finding is. */
    enum Scope {
        /** Of all objects of the bucket that are refused alike. */
        BUCKET,
        /** Of the one object. */
        OBJECT,
        /** Of our clock, which has been corrected since: the HEAD may be tried again. */
        CLOCK
    }

    /** What a diagnosis found. */
    record Finding(Failure failure, Scope scope) {}
}
