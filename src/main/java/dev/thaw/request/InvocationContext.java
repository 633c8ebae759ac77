package dev.thaw.request;

import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.DefectLog;
import dev.thaw.restore.LimitBudget;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.ObjectStore;

/**
 * What all the work of one invocation shares.
 *
 * @param invocation as the platform tells it
 * @param policy the one in force when it came
 * @param store open with the invocation's credentials
 * @param deadline when the answer is due
 * @param budget what all restores of the invocation count against: the parts of an event are one request
 * @param defects where what nobody foresaw is logged
 */
record InvocationContext(
        Invocation invocation,
        RestorePolicy policy,
        ObjectStore store,
        Deadline deadline,
        LimitBudget budget,
        DefectLog defects) {

    /** The same, going by another policy. */
    InvocationContext with(RestorePolicy other) {
        return new InvocationContext(invocation, other, store, deadline, budget, defects);
    }
}
