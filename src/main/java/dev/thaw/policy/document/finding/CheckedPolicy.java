package dev.thaw.policy.document.finding;

import dev.thaw.policy.RestorePolicy;
import java.util.List;
import java.util.Optional;

/**
 * A policy document, read whole.
 *
 * @param source name of the file or setting it came from
 * @param policy absent when a finding is an error
 * @param findings all there are, in the order of their lines
 */
public record CheckedPolicy(String source, Optional<RestorePolicy> policy, List<Finding> findings) {

    public CheckedPolicy {
        findings = List.copyOf(findings);
    }

    /** How many rules the policy has; empty where there is no policy. */
    public Optional<Integer> rules() {
        return policy.map(read -> read.rules().size());
    }
}
