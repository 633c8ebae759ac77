package dev.thaw.config;

import java.util.Map;

/**
 * Where the HTTP server listens, if at all: on loopback at home, on all addresses where SCF runs an image, and not at all in a
 * custom runtime, which fetches its work. What an operator sets wins.
 */
public final class PlatformDefaults {

    private PlatformDefaults() {}

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
