package dev.thaw.policy.document.finding;

import dev.thaw.policy.RestorePolicy;
import java.util.List;
import java.util.Optional;

/**
 * A policy document, read completely.
 *
 * @param source name of the file or setting it came from
 * @param policy absent when a finding is an error
 * @param findings all of them, sorted by line
 */
public record CheckedPolicy(String source, Optional<RestorePolicy> policy, List<Finding> findings) {

    public CheckedPolicy {
        findings = List.copyOf(findings);
    }

    /** The number of rules; empty if there is no policy. */
    public Optional<Integer> rules() {
        return policy.map(read -> read.rules().size());
    }
}
