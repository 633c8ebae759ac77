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
 * Starts the poll loop where there is a runtime API, after everything that may refuse the start. Told to stop, it lets the
 * invocation in hand finish for a while, before anything that it works with is taken down.
 */
@Singleton
class CustomRuntime {

    private static final int AFTER_ALL_OTHERS = 5_000;
    private static final int BEFORE_ALL_OTHERS = 1;

    /** SCF does not document how long it waits between SIGTERM and the end; container platforms commonly give ten seconds. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private @Nullable PollLoop loop;
    private @Nullable Thread thread;

    void begin(
            @Observes @Priority(AFTER_ALL_OTHERS) StartupEvent event,
            Settings settings,
            InvocationHandler invocations) {
        settings.runtimeEnvironment().runtimeApi().ifPresent(address -> poll(address, invocations));
    }

    void end(@Observes @Priority(BEFORE_ALL_OTHERS) ShutdownEvent event) throws InterruptedException {
        if (loop != null && thread != null) {
            end(loop, thread);
        }
    }

    private void poll(URI address, InvocationHandler invocations) {
        loop = new PollLoop(
                new RuntimeApi(address),
                invocations::handle,
                pause -> Thread.sleep(pause.toMillis()),
                Quarkus::asyncExit);
        thread = new Thread(loop, "thaw-poll-loop");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(PollLoop loop, Thread thread) throws InterruptedException {
        var inHand = loop.stop();
        if (inHand.isPresent()) {
            thread.join(GRACE.toMillis());
        }
        if (inHand.isPresent() && thread.isAlive()) {
            loop.giveUp(inHand.get(), "the process was told to stop");
        }
    }
}
