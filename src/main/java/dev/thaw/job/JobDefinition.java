package dev.thaw.job;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody asked for: written once, when the job is created.
 *
 * @param name free text for people, up to 200 characters
 * @param confirm whether the plan waits for a confirmation
 * @param createdBy {@code manual}, {@code http}, {@code timer}, {@code queue}, {@code bridge}, {@code event} or {@code cli}
 * @param request the restore request as JSON with its defaults filled in, so that the same request has the same text
 */
public record JobDefinition(
        JobId id,
        Optional<String> name,
        boolean confirm,
        JobEngine engine,
        String createdBy,
        Instant createdAt,
        String request) {

    /** Whether the other job restores the same objects in the same way. The name is for people and does not count. */
    public boolean hasSameRequest(JobDefinition other) {
        return confirm == other.confirm && engine == other.engine && request.equals(other.request);
    }
}
