package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.request.StoredJobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up unless the bucket of the jobs turned out to overwrite what it must not. */
@Readiness
@ApplicationScoped
class JobReadiness implements HealthCheck {

    private final StoredJobs jobs;
    private final boolean areOn;

    JobReadiness(StoredJobs jobs, Settings settings) {
        this.jobs = jobs;
        this.areOn = settings.jobs().isPresent();
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> refusal = jobs.refusal();
        var response = HealthCheckResponse.named("jobs").status(refusal.isEmpty());
        if (!areOn) {
            response.withData("jobs", "off");
        }
        refusal.ifPresent(remedy -> response.withData("remedy", remedy));
        return response.build();
    }
}
