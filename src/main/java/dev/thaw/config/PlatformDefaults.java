package dev.thaw.config;

import java.util.Map;

/**
 * Sets where the HTTP server listens: on loopback outside SCF, on all addresses in an image on SCF, and nowhere in a custom
 * runtime, which polls for its invocations. {@code QUARKUS_HTTP_HOST} takes precedence.
 */
public final class PlatformDefaults {

    private PlatformDefaults() {}

    /** Sets system properties, so it must run before Quarkus starts. */
    public static void apply(Map<String, String> environment) {
        if (isSet(environment, "SCF_RUNTIME_API")) {
            System.setProperty("quarkus.http.host-enabled", "false");
        } else if (isSet(environment, "TENCENTCLOUD_RUNENV") && !isSet(environment, "QUARKUS_HTTP_HOST")) {
            System.setProperty("quarkus.http.host", "0.0.0.0");
        }
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
