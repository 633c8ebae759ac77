package dev.thaw.answer;

/** Ends an invocation, or one request of an event, before anything was sent to COS for it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final boolean credentialsExpired;

    public ProblemException(Problem problem) {
        this(problem, false);
    }

    public ProblemException(Problem problem, boolean credentialsExpired) {
        super(problem.detail());
        this.problem = problem;
        this.credentialsExpired = credentialsExpired;
    }

    public boolean credentialsExpired() {
        return credentialsExpired;
    }

    public Problem problem() {
        return problem;
    }
}
