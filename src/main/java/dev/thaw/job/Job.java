package dev.thaw.job;

/**
 * A job as it can be shown.
 *
 * @param cancelling whether somebody wants it cancelled, and it has not ended yet
 */
public record Job(JobDefinition definition, JobState state, boolean cancelling) {

    public JobId id() {
        return definition.id();
    }

    public JobPhase phase() {
        return state.phase();
    }
}
