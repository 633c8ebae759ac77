package dev.thaw.function;

import dev.thaw.config.PolicyLocation;
import dev.thaw.config.Settings;
import dev.thaw.request.policy.CurrentPolicy;
import dev.thaw.request.policy.PolicyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the policy that should be in force is. One in COS that no invocation has read yet does not count as missing: where
 * credentials come with the invocations, nobody could read it before.
 */
@Readiness
@ApplicationScoped
class PolicyReadiness implements HealthCheck {

    private final CurrentPolicy policies;
    private final PolicyLocation source;

    PolicyReadiness(CurrentPolicy policies, Settings settings) {
        this.policies = policies;
        this.source = settings.policy();
    }

    @Override
    public HealthCheckResponse call() {
        PolicyStatus standing = policies.standing();
        var response =
                HealthCheckResponse.named("policy").status(standing.trouble().isEmpty());
        standing.policy()
                .ifPresentOrElse(
                        policy -> response.withData("rules", policy.rules().size()),
                        () -> response.withData("rules", "read with the first invocation"));
        standing.trouble()
                .ifPresent(trouble -> response.withData("remedy", "correct it: the policy " + withoutPlace(trouble)));
        return response.build();
    }

    /** Whoever asks for the health need not learn which bucket holds the policy; the log tells it. */
    private String withoutPlace(String trouble) {
        return source.fold(
                given -> trouble,
                inCos -> trouble.replace(inCos.toString(), "of THAW_POLICY").replace(inCos.bucket(), "its bucket"));
    }
}
