package dev.thaw.cli.credentials;

/** There are no credentials, or they cannot be read. The message names the remedy and no secret. */
public final class CredentialsException extends Exception {

    private static final long serialVersionUID = 1L;

    CredentialsException(String message) {
        super(message);
    }
}
