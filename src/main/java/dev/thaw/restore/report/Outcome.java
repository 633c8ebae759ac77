package dev.thaw.restore.report;

import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened to one object.
 *
 * @param name the word of the report
 * @param retryable whether a retry may succeed
 * @param readyBy when a running restore is done at the latest, by the published time of its tier
 * @param restoredUntil when the readable copy expires
 * @param detail what a reader should know
 * @param code the service's error code
 * @param requestId the service's id of the request
 */
public record Outcome(
        OutcomeCode name,
        boolean retryable,
        Optional<Instant> readyBy,
        Optional<Instant> restoredUntil,
        Optional<String> detail,
        Optional<String> code,
        Optional<String> requestId) {

    public static Outcome of(OutcomeCode name) {
        return new Outcome(
                name, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The outcome that this reply of the store means. */
    public static Outcome of(RestoreReply reply) {
        if (reply instanceof RestoreReply.Accepted accepted) {
            return of(OutcomeCode.ACCEPTED).from(accepted.requestId());
        }
        if (reply instanceof RestoreReply.Extended extended) {
            return of(OutcomeCode.EXTENDED).from(extended.requestId());
        }
        if (reply instanceof RestoreReply.InProgress running) {
            return of(OutcomeCode.IN_PROGRESS).from(running.requestId());
        }
        if (reply instanceof RestoreReply.NotArchived readable) {
            return of(OutcomeCode.NOT_ARCHIVED).from(readable.requestId());
        }
        if (reply instanceof RestoreReply.Failed failed) {
            return of(failed.failure());
        }
        return of(OutcomeCode.WOULD_RESTORE);
    }

    public static Outcome of(Failure failure) {
        return new Outcome(
                failure.outcome(),
                failure.retryable(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(failure.detail()),
                failure.code(),
                failure.requestId());
    }

    public Outcome because(String reason) {
        return new Outcome(name, retryable, readyBy, restoredUntil, Optional.of(reason), code, requestId);
    }

    public Outcome readyBy(Optional<Instant> time) {
        return new Outcome(name, retryable, time, restoredUntil, detail, code, requestId);
    }

    public Outcome restoredUntil(Optional<Instant> time) {
        return new Outcome(name, retryable, readyBy, time, detail, code, requestId);
    }

    Outcome from(String id) {
        return new Outcome(name, retryable, readyBy, restoredUntil, detail, code, Optional.of(id));
    }
}
