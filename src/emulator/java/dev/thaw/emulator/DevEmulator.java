package dev.thaw.emulator;

import dev.thaw.emulator.service.TimeScale;
import dev.thaw.emulator.trigger.EventTrigger;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The emulated COS of dev mode, with sample objects and a day of ten seconds. It tells the program when a restore of a key
 * below {@code keep/} is complete, as a trigger would. Only in builds for dev mode.
 */
@Singleton
@IfBuildProfile("dev")
class DevEmulator {

    private static final Logger LOG = System.getLogger(DevEmulator.class.getName());
    private static final Duration DAY = Duration.ofSeconds(10);
    private static final int BEFORE_ALL_OTHERS = 1;

    private static final String LOOK_AT_JOB = "'{\"action\":\"job\",\"job\":\"first\"}'";

    private final Vertx vertx;
    private final int port;
    private final URI function;
    private final Optional<String> jobs;
    private @Nullable EmbeddedCos cos;

    /**
     * @param programPort where the program of dev mode listens
     * @param jobs present where jobs are on
     */
    DevEmulator(
            Vertx vertx,
            @ConfigProperty(name = "emulator.port", defaultValue = "9001") int port,
            @ConfigProperty(name = "quarkus.http.port") int programPort,
            @ConfigProperty(name = "thaw.jobs") Optional<String> jobs) {
        this.jobs = jobs;
        this.vertx = vertx;
        this.port = port;
        this.function = URI.create("http://localhost:" + programPort + "/event-invoke");
    }

    void start(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        EmulatorSettings settings = EmulatorSettings.defaults()
                .withPort(port)
                .withScale(TimeScale.dayIn(DAY))
                .withTrigger(EventTrigger.ofCompletions(function, SampleObjects.KEPT));
        EmbeddedCos started = EmbeddedCos.start(vertx, settings);
        SampleObjects.seed(started);
        LOG.log(Level.INFO, "Emulated COS on {0}, bucket {1}", started.uri(), SampleObjects.BUCKET);
        LOG.log(Level.INFO, "Try: curl -s {0} --data-binary @examples/restore-keys.json", function);
        LOG.log(Level.INFO, "Or:  curl -s {0} --data-binary @examples/cos-event.json", function);
        jobs.ifPresent(place -> {
            LOG.log(Level.INFO, "Job: curl -s {0} --data-binary @examples/job.json", function);
            LOG.log(Level.INFO, "     and its state: curl -s {0} -d {1}", function, LOOK_AT_JOB);
        });
        LOG.log(Level.INFO, "Notices that come to {0}/notices are shown here", started.uri());
        cos = started;
    }

    void stop(@Observes ShutdownEvent event) {
        if (cos != null) {
            cos.close();
        }
    }
}
