package dev.thaw.restore;

import java.time.Instant;
import java.util.Optional;

/**
 * How the work on one object ended.
 *
 * @param name the word of the report
 * @param retryable whether another try may end better
 * @param readyBy when a running restore is done, at the slow end of its tier's published time
 * @param restoredUntil when the readable copy goes
 * @param detail what a reader should know
 * @param code the service's error code
 * @param requestId the service's id of the request
 */
public record Ending(
        OutcomeName name,
        boolean retryable,
        Optional<Instant> readyBy,
        Optional<Instant> restoredUntil,
        Optional<String> detail,
        Optional<String> code,
        Optional<String> requestId) {

    public static Ending of(OutcomeName name) {
        return new Ending(
                name, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Ending of(Failure failure) {
        return new Ending(
                failure.outcome(),
                failure.retryable(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(failure.detail()),
                failure.code(),
                failure.requestId());
    }

    public Ending because(String reason) {
        return new Ending(name, retryable, readyBy, restoredUntil, Optional.of(reason), code, requestId);
    }

    public Ending readyBy(Optional<Instant> time) {
        return new Ending(name, retryable, time, restoredUntil, detail, code, requestId);
    }

    public Ending restoredUntil(Optional<Instant> time) {
        return new Ending(name, retryable, readyBy, time, detail, code, requestId);
    }

    Ending from(String id) {
        return new Ending(name, retryable, readyBy, restoredUntil, detail, code, Optional.of(id));
    }
}
