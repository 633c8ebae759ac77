package dev.thaw.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where a custom runtime fetches its invocations: {@code SCF_RUNTIME_API} and {@code SCF_RUNTIME_API_PORT} (page "Custom Runtime"). */
@ConfigMapping(prefix = "scf.runtime")
public interface RuntimeApiConfig {

    /** A host, without scheme and port. */
    Optional<String> api();

    Optional<String> apiPort();
}
