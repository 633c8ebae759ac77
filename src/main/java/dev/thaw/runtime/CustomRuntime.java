package dev.thaw.runtime;

import dev.thaw.config.Settings;
import dev.thaw.function.InvocationHandler;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Starts the poll loop where there is a runtime API, after everything that may refuse the start. At shutdown it waits for the
 * current invocation to finish, before anything that the invocation uses is closed.
 */
@Singleton
class CustomRuntime {

    private static final int AFTER_ALL_OTHERS = 5_000;
    private static final int BEFORE_ALL_OTHERS = 1;

    /** SCF does not document the time between SIGTERM and SIGKILL; ten seconds are common for containers. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private @Nullable PollLoop loop;
    private @Nullable Thread thread;

    void begin(@Observes @Priority(AFTER_ALL_OTHERS) StartupEvent event, Settings settings, InvocationHandler handler) {
        settings.surroundings().runtimeApi().ifPresent(address -> poll(address, handler));
    }

    void end(@Observes @Priority(BEFORE_ALL_OTHERS) ShutdownEvent event) throws InterruptedException {
        if (loop != null && thread != null) {
            end(loop, thread);
        }
    }

    private void poll(URI address, InvocationHandler handler) {
        loop = new PollLoop(
                new RuntimeApi(address), handler::handle, pause -> Thread.sleep(pause.toMillis()), Quarkus::asyncExit);
        thread = new Thread(loop, "thaw-poll-loop");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(PollLoop loop, Thread thread) throws InterruptedException {
        var current = loop.stop();
        if (current.isPresent()) {
            thread.join(GRACE.toMillis());
        }
        if (current.isPresent() && thread.isAlive()) {
            loop.reportFailure(current.get(), "the process was asked to stop");
        }
    }
}
