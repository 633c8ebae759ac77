package dev.thaw.function;

import dev.thaw.answer.Problem;
import dev.thaw.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up if there are credentials, or if they come with each request. */
@Readiness
@ApplicationScoped
class CredentialsReadiness implements HealthCheck {

    private final Settings settings;

    CredentialsReadiness(Settings settings) {
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        boolean withRequests = settings.runtimeEnvironment().credentialsComeWithRequests();
        boolean ready = withRequests || settings.credentials(Optional.empty()).isPresent();
        var response = HealthCheckResponse.named("credentials").status(ready);
        return (ready
                        ? response
                        : response.withData("remedy", Problem.noCredentials().detail()))
                .build();
    }
}
