package dev.thaw.function;

import dev.thaw.request.Invocation;
import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads the headers that SCF sends in image mode (page "Image Function Usage Notes"). */
final class ScfHeaders {

    /** The page does not state the unit. No function runs longer than 900 seconds, so larger values are milliseconds. */
    private static final long MAX_SECONDS = 900;

    private ScfHeaders() {}

    /** @param headers returns the value of a header by its lower-case name; a blank value counts as absent */
    static Invocation platformInvocation(Function<String, Optional<String>> headers) {
        Function<String, Optional<String>> header =
                name -> headers.apply(name).map(String::strip).filter(value -> !value.isEmpty());
        return new Invocation(
                requestId(header),
                header.apply("x-scf-timeout").flatMap(ScfHeaders::timeLimit),
                credentials(header),
                header.apply("x-scf-region"));
    }

    /** An invocation by anybody else: its headers are ignored. */
    static Invocation untrustedInvocation() {
        return new Invocation(UUID.randomUUID().toString(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String requestId(Function<String, Optional<String>> header) {
        return header.apply("x-scf-request-id")
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Optional<Credentials> credentials(Function<String, Optional<String>> header) {
        return header.apply("x-scf-secret-id")
                .flatMap(id -> header.apply("x-scf-secret-key")
                        .map(key -> new Credentials(id, key, header.apply("x-scf-session-token"))));
    }

    static Optional<Duration> timeLimit(String value) {
        try {
            long number = Long.parseLong(value.strip());
            return number <= 0
                    ? Optional.empty()
                    : Optional.of(number <= MAX_SECONDS ? Duration.ofSeconds(number) : Duration.ofMillis(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
