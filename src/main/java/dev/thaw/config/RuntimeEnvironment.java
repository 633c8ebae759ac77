package dev.thaw.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where the program runs.
 *
 * @param region of the function, {@code ap-guangzhou}
 * @param uin the number of the account, if the platform says it
 * @param onPlatform whether SCF runs it
 * @param runtimeApi where a custom runtime fetches its invocations; absent if they arrive over HTTP
 */
public record RuntimeEnvironment(
        Optional<String> region, Optional<String> uin, boolean onPlatform, Optional<URI> runtimeApi) {

    /** In image mode, the platform sends credentials with each request. */
    public boolean credentialsComeWithRequests() {
        return onPlatform && !isCustomRuntime();
    }

    /** Whether the program polls for its invocations, as a custom runtime does. */
    public boolean isCustomRuntime() {
        return runtimeApi.isPresent();
    }

    /** {@code poll}, {@code image}, or {@code plain} outside SCF. */
    public String mode() {
        if (isCustomRuntime()) {
            return "poll";
        }
        return onPlatform ? "image" : "plain";
    }
}
