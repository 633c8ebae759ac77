package dev.thaw.request;

import dev.thaw.config.Settings;
import dev.thaw.restore.WorkerPool;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that process objects. None is started while there is only one object. */
@Singleton
class WorkerThreads {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "thaw-worker");
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
