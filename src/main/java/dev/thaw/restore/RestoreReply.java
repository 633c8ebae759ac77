package dev.thaw.restore;

/** How the store answered a restore request, retries behind it. */
public sealed interface RestoreReply {

    /** How the work on the object ends with this reply. */
    Ending ending();

    /** Whether the request, or an attempt at it, may have begun or prolonged a restore, which then counts against the limits. */
    default boolean mayHaveHadEffect() {
        return true;
    }

    /** 202: the restore runs from now on. */
    record Accepted(String requestId) implements RestoreReply {
        @Override
        public Ending ending() {
            return Ending.of(OutcomeName.ACCEPTED).from(requestId);
        }
    }

    /** 200: a live copy is kept longer. */
    record Extended(String requestId) implements RestoreReply {
        @Override
        public Ending ending() {
            return Ending.of(OutcomeName.EXTENDED).from(requestId);
        }
    }

    /**
     * 409 RestoreAlreadyInProgress.
     *
     * @param mayHaveHadEffect whether it may be an earlier attempt of ours that runs
     */
    record InProgress(String requestId, boolean mayHaveHadEffect) implements RestoreReply {

        public InProgress(String requestId) {
            this(requestId, false);
        }

        @Override
        public Ending ending() {
            return Ending.of(OutcomeName.IN_PROGRESS).from(requestId);
        }
    }

    /** 405 RestoreNonArchiveObject. */
    record NotArchived(String requestId) implements RestoreReply {
        @Override
        public Ending ending() {
            return Ending.of(OutcomeName.NOT_ARCHIVED).from(requestId);
        }

        @Override
        public boolean mayHaveHadEffect() {
            return false;
        }
    }

    /** Not asked: a plan only tells what a restore would do. */
    record Planned() implements RestoreReply {
        @Override
        public Ending ending() {
            return Ending.of(OutcomeName.WOULD_RESTORE);
        }
    }

    /** @param mayHaveHadEffect whether an attempt was sent whose effect nobody knows */
    record Failed(Failure failure, boolean mayHaveHadEffect) implements RestoreReply {

        /** Without an answer nobody knows of its effect; one that was refused had none. */
        public Failed(Failure failure) {
            this(failure, failure.outcome() == OutcomeName.UNREACHABLE || failure.outcome() == OutcomeName.NOT_REACHED);
        }

        @Override
        public Ending ending() {
            return Ending.of(failure);
        }
    }
}
