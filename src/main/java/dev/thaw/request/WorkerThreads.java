package dev.thaw.request;

import dev.thaw.config.Settings;
import dev.thaw.restore.WorkerPool;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that objects are worked on with; none is started before a second object asks for it. */
@Singleton
class WorkerThreads {

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "thaw-worker");
        thread.setDaemon(true);
        return thread;
    });

    @Produces
    @Singleton
    WorkerPool workers(Settings settings) {
        return new WorkerPool(threads, settings.cos().concurrency());
    }

    void end(@Observes ShutdownEvent event) {
        threads.shutdown();
    }
}
