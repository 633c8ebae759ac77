package dev.thaw.request.policy;

import dev.thaw.policy.RestorePolicy;
import java.util.Optional;

/**
 * The policy in force, and what is wrong with it.
 *
 * @param policy absent until one has been read
 * @param error why the configured policy is not in force, and what to do
 */
public record PolicyStatus(Optional<RestorePolicy> policy, Optional<String> error) {

    static final PolicyStatus NOT_READ_YET = new PolicyStatus(Optional.empty(), Optional.empty());

    static PolicyStatus inForce(RestorePolicy policy) {
        return new PolicyStatus(Optional.of(policy), Optional.empty());
    }

    PolicyStatus withError(String error) {
        return new PolicyStatus(policy, Optional.of(error));
    }
}
