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
 * Processes what a source hands out, several at a time: each worker pulls the next item when it is done with the last, so that
 * nothing queues up. The calling thread is the first worker; an invocation with one object starts no thread. The source need not
 * be safe for threads: one worker at a time calls it, and none after its end. The work must be safe for threads.
 */
public final class WorkerPool {

    private final Executor executor;
    private final int atOnce;

    /** @param atOnce number of workers, at least one */
    public WorkerPool(Executor executor, int atOnce) {
        this.executor = executor;
        this.atOnce = atOnce;
    }

    /** Returns when all is done; a defect in one worker is thrown after the others have ended. */
    <T> void forEach(Supplier<Optional<T>> unsafeSource, Consumer<T> work) {
        Supplier<Optional<T>> source = new OneAtATime<>(unsafeSource);
        List<FutureTask<?>> workers = new ArrayList<>();
        FutureTask<?> own = new FutureTask<>(() -> lead(source, work, workers), null);
        own.run();
        workers.add(0, own);
        throwFirst(workers.stream().flatMap(worker -> defect(worker).stream()).toList());
    }

    /** Lets one worker at a time call a source, and none after its end. */
    private static final class OneAtATime<T> implements Supplier<Optional<T>> {

        private final Supplier<Optional<T>> source;
        private boolean ended;

        OneAtATime(Supplier<Optional<T>> source) {
            this.source = source;
        }

        @Override
        public synchronized Optional<T> get() {
            Optional<T> next = ended ? Optional.empty() : source.get();
            ended = next.isEmpty();
            return next;
        }
    }

    private <T> void lead(Supplier<Optional<T>> source, Consumer<T> work, List<FutureTask<?>> others) {
        Optional<T> first = source.get();
        for (Optional<T> next = first; next.isPresent() && others.size() < atOnce - 1; ) {
            next = source.get();
            next.ifPresent(item -> others.add(start(item, source, work)));
        }
        first.ifPresent(item -> drain(item, source, work));
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

    /** Waits for the end in any case: a worker that is left behind would go on sending after the answer. */
    private static Optional<Throwable> defect(FutureTask<?> worker) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    worker.get();
                    return Optional.empty();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            return Optional.<Throwable>ofNullable(e.getCause()).or(() -> Optional.of(e));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** An error stays an error: without memory an instance must end. */
    private static void throwFirst(List<Throwable> defects) {
        if (defects.isEmpty()) {
            return;
        }
        Throwable first =
                defects.stream().filter(Error.class::isInstance).findFirst().orElse(defects.get(0));
        defects.stream().filter(other -> other != first).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("a worker failed", first);
    }
}
