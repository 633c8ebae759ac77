package dev.thaw.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Works through what a source hands out, several at a time: each worker fetches the next one when it is done with the last,
 * so that nothing queues up. The calling thread is the first worker; an invocation with one object starts no thread.
 */
public final class Workers {

    private final Executor executor;
    private final int atOnce;

    /** @param atOnce how many work at a time, at least one */
    public Workers(Executor executor, int atOnce) {
        this.executor = executor;
        this.atOnce = atOnce;
    }

    /** Returns when all is done; a defect in one worker is thrown after the others have ended. */
    <T> void forEach(Supplier<Optional<T>> source, Consumer<T> work) {
        Optional<T> first = source.get();
        List<FutureTask<?>> others = new ArrayList<>();
        try {
            for (Optional<T> next = first; next.isPresent() && others.size() < atOnce - 1; ) {
                next = source.get();
                next.ifPresent(item -> others.add(start(item, source, work)));
            }
            first.ifPresent(item -> drain(item, source, work));
        } finally {
            others.forEach(Workers::await);
        }
    }

    private <T> FutureTask<?> start(T first, Supplier<Optional<T>> source, Consumer<T> work) {
        FutureTask<?> worker = new FutureTask<>(() -> drain(first, source, work), null);
        executor.execute(worker);
        return worker;
    }

    private static <T> void drain(T first, Supplier<Optional<T>> source, Consumer<T> work) {
        Optional<T> item = Optional.of(first);
        while (item.isPresent()) {
            work.accept(item.get());
            item = source.get();
        }
    }

    private static void await(FutureTask<?> worker) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    worker.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
