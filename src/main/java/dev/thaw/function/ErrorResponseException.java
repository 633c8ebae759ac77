package dev.thaw.function;

import dev.thaw.answer.InvocationResponse;

/** Carries a response past Funqy, which only sends status 200, to {@link HttpGuard}. */
final class ErrorResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient InvocationResponse response;

    ErrorResponseException(InvocationResponse response) {
        super("status " + response.status(), null, false, false);
        this.response = response;
    }

    InvocationResponse response() {
        return response;
    }
}
