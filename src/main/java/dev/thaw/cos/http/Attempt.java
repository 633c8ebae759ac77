package dev.thaw.cos.http;

import dev.thaw.signing.SignKey;
import java.time.Duration;
import java.util.Optional;

/**
 * What differs between the attempts of a call. Its text shows no secret.
 *
 * @param key of the signature, for the time of the attempt
 * @param token of temporary credentials
 * @param atMost time for the whole response
 * @param untilDeadline time for the connection and the response together
 */
public record Attempt(SignKey key, Optional<String> token, Duration atMost, Duration untilDeadline) {

    public Attempt(SignKey key, Optional<String> token, Duration atMost) {
        this(key, token, atMost, atMost);
    }

    @Override
    public String toString() {
        return "Attempt[" + key + " " + atMost + "]";
    }
}
