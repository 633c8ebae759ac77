package dev.thaw.request.policy;

import dev.thaw.policy.RestorePolicy;
import java.util.Optional;

/**
 * How things stand with the policy.
 *
 * @param policy the one in force, if there is one yet
 * @param trouble why it is not the one that should be, and what to do
 */
public record PolicyStatus(Optional<RestorePolicy> policy, Optional<String> trouble) {

    static final PolicyStatus NOT_READ_YET = new PolicyStatus(Optional.empty(), Optional.empty());

    static PolicyStatus inForce(RestorePolicy policy) {
        return new PolicyStatus(Optional.of(policy), Optional.empty());
    }

    PolicyStatus withError(String trouble) {
        return new PolicyStatus(policy, Optional.of(trouble));
    }
}
