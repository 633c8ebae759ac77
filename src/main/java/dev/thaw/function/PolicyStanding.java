package dev.thaw.function;

import dev.thaw.policy.RestorePolicy;
import java.util.Optional;

/**
 * How things stand with the policy.
 *
 * @param policy the one in force, if there is one yet
 * @param trouble why it is not the one that should be, and what to do
 */
record PolicyStanding(Optional<RestorePolicy> policy, Optional<String> trouble) {

    static final PolicyStanding NOT_READ_YET = new PolicyStanding(Optional.empty(), Optional.empty());

    static PolicyStanding inForce(RestorePolicy policy) {
        return new PolicyStanding(Optional.of(policy), Optional.empty());
    }

    PolicyStanding troubledBy(String trouble) {
        return new PolicyStanding(policy, Optional.of(trouble));
    }
}
