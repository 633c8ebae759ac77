package dev.thaw.listing;

import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.io.IOException;

/** Ends the reading of a list; the failure says why. */
final class ListReadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    ListReadException(Failure failure) {
        super(failure.detail());
        this.failure = failure;
    }

    /** Reads some of a list. */
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reading it again would find the same. */
    static ListReadException permanent(String detail) {
        return new ListReadException(Failure.permanent(OutcomeCode.REJECTED, detail));
    }

    /** There was no time for all of it. */
    static ListReadException outOfTime() {
        return new ListReadException(
                Failure.temporary(OutcomeCode.NOT_PROCESSED, "the time of the invocation was over"));
    }

    /**
     * Reads. Content that triggers a defect is reported as a broken list and does not affect other lists.
     *
     * @throws IOException as the reading throws it, or instead of any other exception
     */
    static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (RuntimeException | StackOverflowError e) {
            throw permanent("its content cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** Why the reading failed. */
    static Failure failureOf(IOException e) {
        return e instanceof ListReadException broken
                ? broken.failure
                : Failure.permanent(
                        OutcomeCode.REJECTED,
                        "it cannot be read: " + e.getClass().getSimpleName());
    }
}
