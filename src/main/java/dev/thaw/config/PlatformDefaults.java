package dev.thaw.config;

import java.util.Map;

/**
 * Sets where the HTTP server listens: on loopback outside SCF, on all addresses in an image on SCF, and nowhere in a custom
 * runtime, which polls for its invocations. {@code QUARKUS_HTTP_HOST} takes precedence. And keeps the log from looking up a name.
 */
public final class PlatformDefaults {

    private PlatformDefaults() {}

    /** Sets system properties, so it must run before Quarkus starts. */
    public static void apply(Map<String, String> environment) {
        if (!isSet(environment, "HOSTNAME")) {
            // Else the first line of the log looks up the name of this machine, maybe at a name server, and nobody
            // reads it.
            System.setProperty("jboss.qualified.host.name", "localhost");
        }
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
