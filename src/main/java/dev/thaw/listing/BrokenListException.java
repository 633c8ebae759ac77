package dev.thaw.listing;

import dev.thaw.restore.Failure;
import dev.thaw.restore.OutcomeName;
import java.io.IOException;

/** Ends the reading of a list, as streams can: the failure says why. */
final class BrokenListException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    BrokenListException(Failure failure) {
        super(failure.detail());
        this.failure = failure;
    }

    /** Another reading would find the same. */
    static BrokenListException forGood(String detail) {
        return new BrokenListException(Failure.forGood(OutcomeName.REJECTED, detail));
    }

    /** There was no time for all of it. */
    static BrokenListException forNow(String detail) {
        return new BrokenListException(Failure.forNow(OutcomeName.NOT_REACHED, detail));
    }

    /** Why the reading ended; a stream that cannot be unpacked says so in its own exceptions. */
    static Failure failureOf(IOException e) {
        return e instanceof BrokenListException broken
                ? broken.failure
                : Failure.forGood(OutcomeName.REJECTED, "it cannot be unpacked: " + e.getMessage());
    }
}
