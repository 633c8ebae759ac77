package dev.thaw.signing;

import java.util.Optional;

/**
 * A key pair, and the token that belongs to it when it is temporary. Shows itself by its id alone.
 *
 * @param secretId public half
 * @param secretKey never shown
 * @param token of temporary credentials, never shown
 */
public record Credentials(String secretId, String secretKey, Optional<String> token) {

    public Credentials {
        if (secretId.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("credentials have an id and a key");
        }
    }

    /** Whether a text can go into a header as it is: visible ASCII. Nothing else is an id, a key or a token. */
    public static boolean isSendable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return "Credentials[" + secretId + "]";
    }
}
