package dev.thaw.function;

/** Ends an invocation as a whole: nothing was sent for it. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final boolean credentialsExpired;

    RefusedException(Problem problem) {
        this(problem, false);
    }

    RefusedException(Problem problem, boolean credentialsExpired) {
        super(problem.detail());
        this.problem = problem;
        this.credentialsExpired = credentialsExpired;
    }

    boolean credentialsExpired() {
        return credentialsExpired;
    }

    Problem problem() {
        return problem;
    }
}
