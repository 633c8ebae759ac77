package dev.thaw.cli.run;

/** A run cannot begin or go on. The message says why and what to do. */
final class RunException extends Exception {

    private static final long serialVersionUID = 1L;

    RunException(String message) {
        super(message);
    }
}
