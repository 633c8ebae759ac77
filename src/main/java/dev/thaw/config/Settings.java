package dev.thaw.config;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.notice.NoticeSettings;
import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings, checked and in the types of the core. Immutable; read once, at the start.
 *
 * @param policy where the policy comes from
 * @param buckets those that may be touched
 * @param eventInvoke whether {@code /event-invoke} accepts events
 * @param manualAuth who may send manual requests over HTTP
 * @param console whether the web console is served
 * @param cos how COS is reached
 * @param deadline time of an invocation, if the platform does not give one
 * @param logFormat of the lines on standard output
 * @param jobs where jobs are kept; absent if there are none
 * @param notices where notices about jobs go; absent if nowhere
 * @param thawCredentials set for Thaw itself ({@code THAW_SECRET_ID} and so on)
 * @param platformCredentials of the run role, from the environment ({@code TENCENTCLOUD_SECRETID} and so on)
 * @param runtimeEnvironment where the program runs
 */
public record Settings(
        PolicyLocation policy,
        AllowedBuckets buckets,
        boolean eventInvoke,
        ManualAuth manualAuth,
        boolean console,
        CosSettings cos,
        Duration deadline,
        LogFormat logFormat,
        Optional<JobsLocation> jobs,
        Optional<NoticeSettings> notices,
        Optional<Credentials> thawCredentials,
        Optional<Credentials> platformCredentials,
        RuntimeEnvironment runtimeEnvironment) {

    /** The format of the lines on standard output. */
    public enum LogFormat {
        JSON,
        TEXT
    }

    /** The first complete set of: Thaw's own, the invocation's, the platform's. Sets are never mixed. */
    public Optional<Credentials> credentials(Optional<Credentials> ofInvocation) {
        return thawCredentials.or(() -> ofInvocation).or(() -> platformCredentials);
    }
}
