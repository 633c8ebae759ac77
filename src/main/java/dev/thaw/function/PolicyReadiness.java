package dev.thaw.function;

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

    private final PolicyInForce policies;

    PolicyReadiness(PolicyInForce policies) {
        this.policies = policies;
    }

    @Override
    public HealthCheckResponse call() {
        PolicyStanding standing = policies.standing();
        var response =
                HealthCheckResponse.named("policy").status(standing.trouble().isEmpty());
        standing.policy()
                .ifPresentOrElse(
                        policy -> response.withData("rules", policy.rules().size()),
                        () -> response.withData("rules", "read with the first invocation"));
        standing.trouble().ifPresent(trouble -> response.withData("remedy", "mend it: the policy " + trouble));
        return response.build();
    }
}
