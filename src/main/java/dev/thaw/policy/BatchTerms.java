package dev.thaw.policy;

import java.util.Optional;

/**
 * How jobs may hand their requests to COS Batch, the service's own distributed engine.
 *
 * @param uin of the account, digits; absent where the platform says it
 * @param role that COS takes on to read manifests and restore objects
 * @param from how many planned objects a job has at least that is handed over unasked
 * @param priority of its batch jobs, larger first
 */
public record BatchTerms(Optional<String> uin, String role, long from, int priority) {

    public static final long DEFAULT_FROM = 1_000_000;
    public static final int DEFAULT_PRIORITY = 10;
}
