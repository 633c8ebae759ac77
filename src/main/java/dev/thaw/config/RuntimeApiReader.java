package dev.thaw.config;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts the address of the runtime API together; half of one is refused, since a default would poll a stranger. */
final class RuntimeApiReader {

    private static final int LAST_PORT = 65_535;

    private final RuntimeApiConfig runtime;
    private final ConfigErrors problems;

    RuntimeApiReader(RuntimeApiConfig runtime, ConfigErrors problems) {
        this.runtime = runtime;
        this.problems = problems;
    }

    /** Empty outside a custom runtime, and when something is wrong; the problems then say what. */
    Optional<URI> read() {
        if (runtime.api().isEmpty()) {
            return Optional.empty();
        }
        if (runtime.apiPort().isEmpty()) {
            problems.add(
                    "SCF_RUNTIME_API_PORT is not set, though SCF_RUNTIME_API is: set both, as SCF does for a custom"
                            + " runtime, or neither to serve HTTP");
            return Optional.empty();
        }
        return port(runtime.apiPort().orElseThrow())
                .flatMap(port -> address(runtime.api().orElseThrow(), port));
    }

    private Optional<Integer> port(String text) {
        return read("SCF_RUNTIME_API_PORT", text, "write a port from 1 to " + LAST_PORT, () -> {
            int port = WholeNumber.parse(text.strip());
            return port >= 1 && port <= LAST_PORT ? Optional.of(port) : Optional.empty();
        });
    }

    private Optional<URI> address(String host, int port) {
        return read("SCF_RUNTIME_API", host, "write a host name or an address, without scheme and port", () -> {
            URI address = URI.create("http://" + host.strip() + ":" + port);
            boolean plain = address.getHost() != null && address.getRawPath().isEmpty();
            return plain ? Optional.of(address) : Optional.empty();
        });
    }

    private <T> Optional<T> read(String name, String text, String remedy, Supplier<Optional<T>> meaning) {
        Optional<T> meant = meant(meaning);
        if (meant.isEmpty()) {
            problems.add(name, text, remedy);
        }
        return meant;
    }

    private static <T> Optional<T> meant(Supplier<Optional<T>> meaning) {
        try {
            return meaning.get();
        } catch (IllegalArgumentException noMeaning) {
            return Optional.empty();
        }
    }
}
