package dev.thaw.request;

import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.DefectLog;
import dev.thaw.restore.LimitBudget;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.ObjectStore;
import java.time.Duration;
import java.util.Optional;

/**
 * What all parts of one invocation share.
 *
 * @param invocation as the platform describes it
 * @param policy the current one when the invocation began
 * @param store opened with the credentials of the invocation
 * @param deadline when the response is due
 * @param budget of all restores of the invocation: the parts of an event count as one request
 * @param defects logs unexpected exceptions
 */
record InvocationContext(
        Invocation invocation,
        RestorePolicy policy,
        ObjectStore store,
        Deadline deadline,
        LimitBudget budget,
        DefectLog defects) {

    private static final Duration MAX_MARGIN = Duration.ofSeconds(2);

    /** No platform allows more; a header may say anything. */
    private static final Duration MAX_TIME = Duration.ofHours(24);

    /** A synchronous call of the Invoke API times out after 300 seconds. */
    private static final Duration MAX_SYNCHRONOUS = Duration.ofSeconds(290);

    InvocationContext with(RestorePolicy other) {
        return new InvocationContext(invocation, other, store, deadline, budget, defects);
    }

    /** With the shorter of the two deadlines: a request may want less time than there is. */
    InvocationContext within(Optional<Duration> time) {
        return time.map(limit -> new InvocationContext(
                        invocation, policy, store, deadline.within(usableTime(limit)), budget, defects))
                .orElse(this);
    }

    /** The deadline of an invocation that begins now and may take this long. */
    static Deadline deadline(Duration timeLimit) {
        return Deadline.after(usableTime(timeLimit));
    }

    /** Leaves a tenth of the time, at most two seconds, for the report and its way back. */
    static Duration usableTime(Duration timeLimit) {
        Duration limit = shorter(timeLimit, MAX_TIME);
        return limit.minus(shorter(limit.dividedBy(10), MAX_MARGIN));
    }

    /** The time limit of an invocation whose caller waits for the response. */
    static Duration synchronous(Duration timeLimit) {
        return shorter(timeLimit, MAX_SYNCHRONOUS);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
