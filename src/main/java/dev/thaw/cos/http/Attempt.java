package dev.thaw.cos.http;

import dev.thaw.signing.SignKey;
import java.time.Duration;
import java.util.Optional;

/**
 * What differs from attempt to attempt. Shows no secret, should it ever reach a log.
 *
 * @param key of the signature, for the time of the attempt
 * @param token sent with it, where the credentials are temporary
 * @param atMost how long to wait for the whole response
 * @param untilDeadline how long to wait for a connection and the response together
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
