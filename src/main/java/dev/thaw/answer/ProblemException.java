package dev.thaw.answer;

/** Ends an invocation, or one request of an event, before anything was sent to COS for it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final boolean credentialsExpired;
    private final boolean retryable;

    public ProblemException(Problem problem) {
        this(problem, false);
    }

    public ProblemException(Problem problem, boolean credentialsExpired) {
        this(problem, credentialsExpired, false);
    }

    private ProblemException(Problem problem, boolean credentialsExpired, boolean retryable) {
        super(problem.detail());
        this.problem = problem;
        this.credentialsExpired = credentialsExpired;
        this.retryable = retryable;
    }

    /** For a request that may succeed later, without a change. */
    public static ProblemException retryable(Problem problem, boolean credentialsExpired) {
        return new ProblemException(problem, credentialsExpired, true);
    }

    public boolean isRetryable() {
        return retryable;
    }

    public boolean credentialsExpired() {
        return credentialsExpired;
    }

    public Problem problem() {
        return problem;
    }
}
