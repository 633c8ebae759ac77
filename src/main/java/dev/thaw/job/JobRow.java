package dev.thaw.job;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step found out about one object: a line of a file of rows. The bucket is that of the job's request.
 *
 * @param key absent where an entry of the source names no object
 * @param retryable whether another try may succeed
 * @param readyBy when the restore is done at the latest
 * @param restoredUntil when the readable copy expires
 */
public record JobRow(
        Optional<String> key,
        Optional<String> versionId,
        OutcomeCode outcome,
        boolean retryable,
        Optional<String> rule,
        Optional<Tier> tier,
        Optional<Integer> days,
        ObjectAttributes attributes,
        Optional<Instant> readyBy,
        Optional<Instant> restoredUntil,
        Optional<String> code,
        Optional<String> detail,
        Optional<String> cosRequestId) {

    /** Whether the plan wants a restore of the object. */
    public boolean isPlanned() {
        return outcome == OutcomeCode.WOULD_RESTORE || outcome == OutcomeCode.WOULD_EXTEND;
    }

    /** Whether COS Batch is to restore the object. */
    public boolean isHandedOver() {
        return outcome == OutcomeCode.WOULD_RESTORE
                && code.filter(RowPass.HANDED_OVER::equals).isPresent();
    }

    /** Whether a restore is under way, as far as this row knows. */
    public boolean isComing() {
        return outcome == OutcomeCode.ACCEPTED || outcome == OutcomeCode.IN_PROGRESS;
    }

    /** The same outcome with rule, terms, class and size of another row of the object. */
    public JobRow as(JobRow planned) {
        return new JobRow(
                planned.key,
                planned.versionId,
                outcome,
                retryable,
                planned.rule,
                planned.tier,
                planned.days,
                planned.attributes,
                readyBy,
                restoredUntil,
                code,
                detail,
                cosRequestId);
    }

    public JobRow withTier(Optional<Tier> other) {
        return new JobRow(
                key,
                versionId,
                outcome,
                retryable,
                rule,
                other,
                days,
                attributes,
                readyBy,
                restoredUntil,
                code,
                detail,
                cosRequestId);
    }

    /** Whether the object was begun and not finished: neither its fault nor that of the operator. */
    public boolean isUnfinished() {
        return outcome == OutcomeCode.NOT_PROCESSED || outcome == OutcomeCode.CREDENTIALS_EXPIRED;
    }

    public JobRow withOutcome(OutcomeCode other) {
        return new JobRow(
                key,
                versionId,
                other,
                retryable,
                rule,
                tier,
                days,
                attributes,
                readyBy,
                restoredUntil,
                code,
                detail,
                cosRequestId);
    }

    public JobRow withReadyBy(Instant time) {
        return new JobRow(
                key,
                versionId,
                outcome,
                retryable,
                rule,
                tier,
                days,
                attributes,
                Optional.of(time),
                restoredUntil,
                code,
                detail,
                cosRequestId);
    }

    public JobRow withCode(String word) {
        return new JobRow(
                key,
                versionId,
                outcome,
                retryable,
                rule,
                tier,
                days,
                attributes,
                readyBy,
                restoredUntil,
                Optional.of(word),
                detail,
                cosRequestId);
    }

    public static JobRow of(ObjectOutcome outcome) {
        return new JobRow(
                outcome.details().object().map(ObjectRef::key),
                outcome.details().object().flatMap(ObjectRef::versionId),
                outcome.name(),
                outcome.retryable(),
                outcome.details().rule(),
                outcome.details().tier(),
                outcome.details().days(),
                outcome.details().facts(),
                outcome.outcome().readyBy(),
                outcome.outcome().restoredUntil(),
                outcome.outcome().code(),
                outcome.detail(),
                outcome.outcome().requestId());
    }
}
