package dev.thaw.config;

import java.util.Locale;
import java.util.Optional;

/**
 * The settings by the names of their environment variables, with their defaults. This is the only list of them: the check for
 * misspelled names uses it, and a test compares the table of the README with it.
 *
 * <p>They are not a {@code @ConfigMapping}, since that would expand <code>${…}</code> in a policy and reject an empty variable.
 */
public enum SettingName {
    /** The policy itself, or {@code cos://bucket/key}. */
    THAW_POLICY,
    /** File that holds the policy. */
    THAW_POLICY_FILE("policy.yaml"),
    /** Comma-separated names or globs of the buckets that may be touched. */
    THAW_BUCKETS,
    /** Whether {@code /event-invoke} answers. */
    THAW_EVENT_INVOKE("on"),
    /** Secret that manual calls over HTTP must present. */
    THAW_MANUAL_TOKEN,
    /** Who checks manual calls: {@code token} or {@code platform}. */
    THAW_MANUAL_AUTH("token"),
    /** Whether the web console is served. */
    THAW_CONSOLE("off"),
    /** Scheme and host template of COS. */
    THAW_COS_ENDPOINT("https://{bucket}.cos.{region}.myqcloud.com"),
    /** Address to connect to instead; {@code Host} header and signature stay those of the endpoint. */
    THAW_COS_CONNECT_TO,
    /** Restore requests per second and bucket; 0 for no limit. */
    THAW_COS_RATE("100"),
    /** Requests to COS at the same time. */
    THAW_COS_CONCURRENCY("16"),
    /** Time to establish a connection. */
    THAW_COS_CONNECT_TIMEOUT("3s"),
    /** Time to receive a response. */
    THAW_COS_READ_TIMEOUT("10s"),
    /** Retries after the first attempt. */
    THAW_COS_RETRIES("4"),
    /** Time of an invocation, if the platform does not give one. */
    THAW_DEADLINE("55s"),
    /** {@code json}, or {@code text} for a terminal. */
    THAW_LOG_FORMAT("json"),
    /** Where jobs are kept, {@code cos://bucket/prefix/}; without it there are none. */
    THAW_JOBS,
    /** Region of that bucket, if it is not the function's. */
    THAW_JOBS_REGION,
    /** How often the program continues jobs by itself, or {@code off}. */
    THAW_JOBS_TICK,
    /** Scheme and host template of COS Batch. */
    THAW_BATCH_ENDPOINT("https://{uin}.cos-control.{region}.myqcloud.com"),
    /** Where notices about jobs go; a secret. */
    THAW_NOTIFY_URL,
    /** {@code cloudevents}, {@code slack}, {@code wecom}, {@code dingtalk} or {@code feishu}. */
    THAW_NOTIFY_FORMAT("cloudevents"),
    /** Signs notices. */
    THAW_NOTIFY_SECRET,
    /** Id of Thaw's own credentials, which take precedence over those of the platform. */
    THAW_SECRET_ID,
    /** Key that belongs to the id. */
    THAW_SECRET_KEY,
    /** Session token, if id and key are temporary. */
    THAW_SESSION_TOKEN;

    static final String PREFIX = "THAW_";

    private final Optional<String> defaultValue;

    SettingName() {
        this.defaultValue = Optional.empty();
    }

    SettingName(String defaultValue) {
        this.defaultValue = Optional.of(defaultValue);
    }

    /** Used if the setting is not set; empty if there is none, or if another setting decides. */
    public Optional<String> defaultValue() {
        return defaultValue;
    }

    /** The name in a file of properties: {@code thaw.cos-rate}. */
    String property() {
        return property(name());
    }

    static String property(String variable) {
        return "thaw."
                + variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
