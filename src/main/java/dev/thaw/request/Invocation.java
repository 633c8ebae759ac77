package dev.thaw.request;

import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.util.Optional;

/**
 * One invocation as the platform describes it.
 *
 * @param requestId in every log line
 * @param timeLimit how long it may take, if the platform says so
 * @param credentials that came with it
 * @param region of the function
 */
public record Invocation(
        String requestId, Optional<Duration> timeLimit, Optional<Credentials> credentials, Optional<String> region) {

    /** The header whose value cannot be part of credentials. Those of the environment are checked at the start. */
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
