package dev.thaw.job.engine;

import dev.thaw.job.Job;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.job.step.JobWork;

/** What the engine needs of the program around it. Called by the thread of the engine. */
public interface JobEnvironment {

    /**
     * The objects of a job and the policy of now.
     *
     * @throws UnworkableJobException if the job cannot go on as things are
     */
    JobWork work(JobDefinition definition) throws UnworkableJobException;

    /** A job entered a phase. */
    void entered(Job job);

    /** Something is wrong with a job that no later try mends by itself. */
    void error(JobId id, String reason);

    /** Whether notices are sent when a job enters a phase. */
    boolean notifies(JobPhase phase);

    /** Tells that a job entered a phase. Blocks; returns whether it arrived. */
    boolean notify(Job job, JobPhase phase);

    /** Why a job cannot go on: the message says what to do. */
    final class UnworkableJobException extends Exception {

        private static final long serialVersionUID = 1;

        public UnworkableJobException(String message) {
            super(message);
        }
    }
}
