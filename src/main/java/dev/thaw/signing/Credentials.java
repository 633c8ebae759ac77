package dev.thaw.signing;

import java.util.Optional;

/**
 * A key pair, and its token if the pair is temporary. Its text shows the id only.
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

    /** Whether a text fits into a header unchanged: visible ASCII. Ids, keys and tokens are nothing else. */
    public static boolean isSendable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return "Credentials[" + secretId + "]";
    }
}
