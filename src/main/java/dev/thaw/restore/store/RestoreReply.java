package dev.thaw.restore.store;

/** How the store answered a restore request, retries behind it. */
public sealed interface RestoreReply {

    /** Whether the request, or an attempt at it, may have begun or prolonged a restore, which then counts against the limits. */
    default boolean mayHaveHadEffect() {
        return true;
    }

    /** 202: the restore runs from now on. */
    record Accepted(String requestId) implements RestoreReply {}

    /** 200: a live copy is kept longer. */
    record Extended(String requestId) implements RestoreReply {}

    /**
     * 409 RestoreAlreadyInProgress.
     *
     * @param mayHaveHadEffect whether it may be an earlier attempt of ours that runs
     */
    record InProgress(String requestId, boolean mayHaveHadEffect) implements RestoreReply {

        public InProgress(String requestId) {
            this(requestId, false);
        }
    }

    /** 405 RestoreNonArchiveObject. */
    record NotArchived(String requestId) implements RestoreReply {
        @Override
        public boolean mayHaveHadEffect() {
            return false;
        }
    }

    /** Not asked: a plan only tells what a restore would do. */
    record Planned() implements RestoreReply {}

    /** @param mayHaveHadEffect whether an attempt was sent whose effect nobody knows */
    record Failed(Failure failure, boolean mayHaveHadEffect) implements RestoreReply {

        /** Without an answer nobody knows of its effect; one that was refused had none. */
        public Failed(Failure failure) {
            this(
                    failure,
                    failure.outcome() == OutcomeCode.UNREACHABLE || failure.outcome() == OutcomeCode.NOT_PROCESSED);
        }
    }
}
