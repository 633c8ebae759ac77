package dev.thaw.restore;

/** How the store answered a restore request, retries behind it. */
public sealed interface RestoreReply {

    /** How the work on the object ends with this reply. */
    Ending ending();

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

    /** 409 RestoreAlreadyInProgress. */
    record InProgress(String requestId) implements RestoreReply {
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
    }

    /** Not asked: a plan only tells what a restore would do. */
    record Planned() implements RestoreReply {
        @Override
        public Ending ending() {
            return Ending.of(OutcomeName.WOULD_RESTORE);
        }
    }

    record Failed(Failure failure) implements RestoreReply {
        @Override
        public Ending ending() {
            return Ending.of(failure);
        }
    }
}
