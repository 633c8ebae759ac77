package dev.thaw.cli.options;

/** The command line is wrong. The message says what to write instead. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
