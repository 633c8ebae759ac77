package dev.thaw.cos;

import dev.thaw.restore.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Why a bucket refuses HEADs, asked once per invocation: the first that is refused looks for the reason, those refused alike
 * wait for what it finds.
 */
final class Refusals {

    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    /** @param diagnosis looks for the reason */
    Finding finding(String bucket, int status, Supplier<Finding> diagnosis) {
        return refusals.computeIfAbsent(bucket + " " + status, name -> new Refusal())
                .finding(diagnosis);
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

    private static final class Refusal {

        private Optional<Finding> known = Optional.empty();

        synchronized Finding finding(Supplier<Finding> diagnosis) {
            if (known.isPresent()) {
                return known.get();
            }
            Finding finding = diagnosis.get();
            known = Optional.of(finding).filter(found -> found.scope() == Scope.BUCKET);
            return finding;
        }
    }
}
