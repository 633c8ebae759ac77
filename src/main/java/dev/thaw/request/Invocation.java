package dev.thaw.request;

import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.util.Optional;

/**
 * What the platform says of one invocation.
 *
 * @param requestId its id, in every log line
 * @param timeLimit how long it may take, where the platform tells
 * @param credentials that came with it
 * @param region the function's own
 */
public record Invocation(
        String requestId, Optional<Duration> timeLimit, Optional<Credentials> credentials, Optional<String> region) {

    /** The header that no credentials can have; those of the environment were judged at the start. */
    public static Optional<String> unsendableHeader(Credentials credentials) {
        if (!Credentials.isSendable(credentials.secretId())) {
            return Optional.of("X-Scf-Secret-Id");
        }
        if (!Credentials.isSendable(credentials.secretKey())) {
            return Optional.of("X-Scf-Secret-Key");
        }
        return credentials
                .token()
                .filter(token -> !Credentials.isSendable(token))
                .map(token -> "X-Scf-Session-Token");
    }
}
