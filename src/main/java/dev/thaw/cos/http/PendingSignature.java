package dev.thaw.cos.http;

import dev.thaw.signing.SignKey;
import java.util.Optional;

/**
 * Who signs one request, and for which host. Shows no secret, should it ever reach a log.
 *
 * @param host the {@code Host} to be signed and sent, also where the connection goes elsewhere
 * @param token signed and sent, too, where the credentials are temporary
 * @param end of the time for the whole answer, by {@link System#nanoTime}
 */
public record PendingSignature(String host, SignKey key, Optional<String> token, long end) {

    @Override
    public String toString() {
        return "Signatory[" + host + "]";
    }
}
