package dev.thaw.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where the program runs.
 *
 * @param region the function's own
 * @param onPlatform whether SCF runs it
 * @param runtimeApi where a custom runtime fetches its invocations; absent where they come over HTTP
 */
public record RuntimeEnvironment(Optional<String> region, boolean onPlatform, Optional<URI> runtimeApi) {

    /** In image mode the platform sends credentials along with each request. */
    public boolean credentialsComeWithRequests() {
        return onPlatform && !pollsForWork();
    }

    /** Whether it is a custom runtime, which fetches its invocations itself. */
    public boolean pollsForWork() {
        return runtimeApi.isPresent();
    }

    /** {@code poll}, {@code image}, or {@code plain} where SCF does not run it. */
    public String mode() {
        if (pollsForWork()) {
            return "poll";
        }
        return onPlatform ? "image" : "plain";
    }
}
