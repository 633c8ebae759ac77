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
 * Up if the configured policy is in force. A policy in COS that no invocation has read yet does not count as missing: if
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
        PolicyStatus status = policies.status();
        var response = HealthCheckResponse.named("policy").status(status.error().isEmpty());
        status.policy()
                .ifPresentOrElse(
                        policy -> response.withData("rules", policy.rules().size()),
                        () -> response.withData("rules", "read with the first invocation"));
        status.error().ifPresent(error -> response.withData("remedy", "fix it: the policy " + withoutLocation(error)));
        return response.build();
    }

    /** The health check is public, so it does not name the bucket of the policy; the log does. */
    private String withoutLocation(String error) {
        return source.fold(
                given -> error,
                inCos -> error.replace(inCos.toString(), "of THAW_POLICY").replace(inCos.bucket(), "its bucket"));
    }
}
