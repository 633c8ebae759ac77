package dev.thaw.event.manual;

import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Something about jobs that names no objects: look, confirm, cancel, continue. */
public sealed interface JobCommand extends ManualCall {

    /** Calls the function for the variant at hand. */
    <T> T fold(Cases<T> cases);

    @Override
    default <T> T fold(
            Function<ManualRequest, T> request, Function<JobCommand, T> command, Function<Question, T> question) {
        return command.apply(this);
    }

    /**
     * The list of jobs, newest first.
     *
     * @param phase shows only jobs in this phase
     * @param limit how many jobs to look at
     * @param after the {@code next} of the page before
     */
    record ListJobs(Optional<JobPhase> phase, int limit, Optional<String> after) implements JobCommand {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.list(this);
        }

        @Override
        public String word() {
            return "jobs";
        }
    }

    /** One job. */
    record ShowJob(JobId id) implements JobCommand {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.show(this);
        }

        @Override
        public String word() {
            return "job";
        }
    }

    /** Somebody agrees to the plan of a job. */
    record ConfirmJob(JobId id) implements JobCommand {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.confirm(this);
        }

        @Override
        public String word() {
            return "confirm";
        }
    }

    /** Somebody wants a job to end. */
    record CancelJob(JobId id) implements JobCommand {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.cancel(this);
        }

        @Override
        public String word() {
            return "cancel";
        }
    }

    /**
     * Continues the jobs that are due.
     *
     * @param only one job; absent for all
     * @param within how long it may take, if the deadline of the invocation is not sooner
     */
    record ContinueJobs(Optional<JobId> only, Duration within) implements JobCommand {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.proceed(this);
        }

        @Override
        public String word() {
            return "continue";
        }
    }

    /** One function per variant. */
    interface Cases<T> {
        T list(ListJobs command);

        T show(ShowJob command);

        T confirm(ConfirmJob command);

        T cancel(CancelJob command);

        T proceed(ContinueJobs command);
    }
}
