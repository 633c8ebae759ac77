package dev.thaw.function;

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
        String requestId, Optional<Duration> timeLimit, Optional<Credentials> credentials, Optional<String> region) {}
