package dev.thaw.config;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings, checked and in the types of the core.
 *
 * @param policy where the policy comes from
 * @param buckets those that may be touched
 * @param eventInvoke whether the event path answers
 * @param manualAccess who may call by hand over HTTP
 * @param cos how COS is reached
 * @param deadline time of an invocation where the platform does not say
 * @param logFormat of the lines on standard output
 * @param own credentials set for Thaw itself
 * @param environment credentials of the platform's environment
 * @param surroundings where the program runs
 */
public record Settings(
        PolicyLocation policy,
        AllowedBuckets buckets,
        boolean eventInvoke,
        ManualAuth manualAccess,
        CosSettings cos,
        Duration deadline,
        LogFormat logFormat,
        Optional<Credentials> own,
        Optional<Credentials> environment,
        RuntimeEnvironment surroundings) {

    /** How the lines on standard output are written. */
    public enum LogFormat {
        JSON,
        TEXT
    }

    /** The first complete set: Thaw's own, the invocation's, the environment's; never mixed. */
    public Optional<Credentials> credentials(Optional<Credentials> ofInvocation) {
        return own.or(() -> ofInvocation).or(() -> environment);
    }
}
