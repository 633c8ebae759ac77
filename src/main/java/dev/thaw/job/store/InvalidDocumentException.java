package dev.thaw.job.store;

/** A document of a job that cannot be understood: damaged, or written by a newer version. The message says what is wrong. */
public final class InvalidDocumentException extends Exception {

    private static final long serialVersionUID = 1;

    public InvalidDocumentException(String message) {
        super(message);
    }
}
