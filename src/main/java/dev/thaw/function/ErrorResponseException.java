package dev.thaw.function;

import dev.thaw.answer.InvocationResponse;

/** Carries an answer past Funqy, which knows no status but 200, to the failure handler of {@link HttpGuard}. */
final class ErrorResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient InvocationResponse answer;

    ErrorResponseException(InvocationResponse answer) {
        super("answered with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    InvocationResponse answer() {
        return answer;
    }
}
