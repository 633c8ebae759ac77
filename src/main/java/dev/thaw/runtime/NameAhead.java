package dev.thaw.runtime;

import dev.thaw.config.PlatformConfig;
import dev.thaw.config.SettingName;
import dev.thaw.cos.endpoint.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up the name of the bucket's host while everything else starts, where the environment of SCF says which bucket it must be. The
 * answer stays in the cache of the platform's own look-up, which the client of COS uses.
 */
public final class NameAhead {

    private NameAhead() {}

    /** Returns at once. Settings that are wrong are passed over here, and reported where they are read. */
    public static void lookUp(Map<String, String> environment) {
        if (platform(environment).runenv().isPresent()) {
            host(environment).ifPresent(host -> {
                Thread thread = new Thread(() -> lookUp(host), "thaw-name-ahead");
                thread.setDaemon(true);
                thread.start();
            });
        }
    }

    static Optional<String> host(Map<String, String> environment) {
        String bucket =
                environment.getOrDefault(SettingName.THAW_BUCKETS.name(), "").strip();
        String region = platform(environment).region().orElse("");
        String template = Optional.ofNullable(environment.get(SettingName.THAW_COS_ENDPOINT.name()))
                .or(SettingName.THAW_COS_ENDPOINT::defaultValue)
                .orElseThrow();
        if (environment.containsKey(SettingName.THAW_COS_CONNECT_TO.name())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Endpoint(template, Optional.empty())
                    .bucketUri(bucket, region, "")
                    .getHost());
        } catch (IllegalArgumentException notOneBucket) {
            return Optional.empty();
        }
    }

    private static PlatformConfig platform(Map<String, String> environment) {
        return PlatformConfig.of(name -> Optional.ofNullable(environment.get(name)));
    }

    private static void lookUp(String host) {
        try {
            InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            // The first call reports it.
        }
    }
}
