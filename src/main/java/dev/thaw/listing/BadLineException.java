package dev.thaw.listing;

/** Says why a line names no object. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    BadLineException(String reason) {
        super(reason);
    }
}
