package dev.thaw.function;

/** Carries an answer past Funqy, which knows no status but 200, to the failure handler of {@link HttpEdge}. */
final class FailedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    FailedAnswerException(Answer answer) {
        super("answered with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
