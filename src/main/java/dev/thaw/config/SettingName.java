package dev.thaw.config;

import java.util.Locale;
import java.util.Optional;

/**
 * The settings, called as the environment calls them, each with what holds where it is unset. Nowhere else is their list: the
 * check for misspelt names and the manual's table go by it.
 *
 * <p>They are no {@code @ConfigMapping}, since that would expand <code>${…}</code> in a policy and take an empty variable
 * for a mistake.
 */
public enum SettingName {
    /** The policy itself, or {@code cos://bucket/key}. */
    THAW_POLICY,
    /** File that holds the policy. */
    THAW_POLICY_FILE("policy.yaml"),
    /** Comma-separated globs of the buckets that may be touched at all. */
    THAW_BUCKETS,
    /** Whether {@code /event-invoke} answers. */
    THAW_EVENT_INVOKE("on"),
    /** Secret of manual calls over HTTP. */
    THAW_MANUAL_TOKEN,
    /** Who checks manual calls: {@code token} or {@code platform}. */
    THAW_MANUAL_AUTH("token"),
    /** Scheme and host template of COS. */
    THAW_COS_ENDPOINT("https://{bucket}.cos.{region}.myqcloud.com"),
    /** Where to connect instead, while host and signature stay. */
    THAW_COS_CONNECT_TO,
    /** Restores a second and bucket. */
    THAW_COS_RATE("100"),
    /** Requests in flight. */
    THAW_COS_CONCURRENCY("16"),
    /** How long a connection may take. */
    THAW_COS_CONNECT_TIMEOUT("3s"),
    /** How long an answer may take. */
    THAW_COS_READ_TIMEOUT("10s"),
    /** Retries after the first attempt. */
    THAW_COS_RETRIES("4"),
    /** Time of an invocation where the platform does not say. */
    THAW_DEADLINE("55s"),
    /** {@code json}, or {@code text} for people. */
    THAW_LOG_FORMAT("json"),
    /** Credentials of Thaw's own, before those of the platform. */
    THAW_SECRET_ID,
    /** Belongs to the id. */
    THAW_SECRET_KEY,
    /** Belongs to id and key where they are temporary. */
    THAW_SESSION_TOKEN;

    static final String PREFIX = "THAW_";

    private final Optional<String> usual;

    SettingName() {
        this.usual = Optional.empty();
    }

    SettingName(String usual) {
        this.usual = Optional.of(usual);
    }

    /** What holds where it is unset; empty where nothing does, or where another setting decides. */
    public Optional<String> usual() {
        return usual;
    }

    /** As Quarkus calls it: {@code thaw.cos-rate}. */
    String property() {
        return property(name());
    }

    static String property(String variable) {
        return "thaw."
                + variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
