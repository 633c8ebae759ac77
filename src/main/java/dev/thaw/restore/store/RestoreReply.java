package dev.thaw.restore.store;

/** The final reply to a restore request, after any retries (POST Object restore, 436/12633). */
public sealed interface RestoreReply {

    /** Whether the request, or an attempt at it, may have started or extended a restore, which then counts against the limits. */
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
     * @param mayHaveHadEffect whether an earlier attempt of ours may have started the running restore
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

    /** Not sent: a plan only reports what a restore would do. */
    record Planned() implements RestoreReply {}

    /** @param mayHaveHadEffect whether an attempt was sent whose effect is not known */
    record Failed(Failure failure, boolean mayHaveHadEffect) implements RestoreReply {

        /** Without an answer the effect is not known; a refused request had none. */
        public Failed(Failure failure) {
            this(
                    failure,
                    failure.outcome() == OutcomeCode.UNREACHABLE || failure.outcome() == OutcomeCode.NOT_PROCESSED);
        }
    }
}
