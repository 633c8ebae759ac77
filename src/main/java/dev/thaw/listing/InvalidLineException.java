package dev.thaw.listing;

/** Says why a line names no object. */
final class InvalidLineException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidLineException(String reason) {
        super(reason);
    }
}
