package dev.thaw.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class WorkerPoolTest {

    private final AtomicInteger started = new AtomicInteger();
    private final WorkerPool workers = new WorkerPool(
            work -> {
                started.incrementAndGet();
                new Thread(work).start();
            },
            4);

    @Test
    void oneObjectStartsNoThread() {
        workers.forEach(source(1), item -> {});
        assertThat(started).hasValue(0);
    }

    @Test
    void nothingToDoIsDone() {
        workers.forEach(source(0), item -> {});
        assertThat(started).hasValue(0);
    }

    @Test
    void noMoreWorkAtATimeThanAllowed() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        workers.forEach(source(200), item -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.yield();
            done.add(item);
            atOnce.decrementAndGet();
        });
        assertThat(done).hasSize(200);
        assertThat(most.get()).isLessThanOrEqualTo(4);
        assertThat(started.get()).isBetween(1, 3);
    }

    @Test
    void sourceThatIsNotSafeForThreadsHandsOutEachOnce() {
        WorkerPool many = new WorkerPool(work -> new Thread(work).start(), 16);
        for (int run = 0; run < 20; run++) {
            Map<Integer, AtomicInteger> done = new ConcurrentHashMap<>();
            many.forEach(
                    source(5000),
                    item -> done.computeIfAbsent(item, key -> new AtomicInteger())
                            .incrementAndGet());
            assertThat(done).hasSize(5000);
            assertThat(done.values()).allMatch(times -> times.get() == 1);
        }
    }

    @Test
    void nobodyAsksASourceThatHasEnded() {
        AtomicInteger ends = new AtomicInteger();
        Supplier<Optional<Integer>> source = source(100);
        workers.forEach(
                () -> {
                    Optional<Integer> next = source.get();
                    next.ifPresentOrElse(item -> {}, ends::incrementAndGet);
                    return next;
                },
                item -> {});
        assertThat(ends).hasValue(1);
    }

    @Test
    void oneAtATimeNeedsNoOther() {
        new WorkerPool(work -> started.incrementAndGet(), 1).forEach(source(5), item -> {});
        assertThat(started).hasValue(0);
    }

    @Test
    void defectsAreThrownAfterAllHaveEnded() {
        AtomicInteger running = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(4);
        assertThatThrownBy(() -> workers.forEach(source(4), item -> {
                    running.incrementAndGet();
                    meet(together);
                    LockSupport.parkNanos(item * 20_000_000L);
                    running.decrementAndGet();
                    throw new IllegalArgumentException("defect " + item);
                }))
                .isInstanceOf(IllegalStateException.class)
                .cause()
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(3));
        assertThat(running).hasValue(0);
    }

    @Test
    void anErrorInAnyWorkerStaysAnError() {
        CountDownLatch together = new CountDownLatch(3);
        assertThatThrownBy(() -> workers.forEach(source(3), item -> {
                    meet(together);
                    if (item == 2) {
                        throw new OutOfMemoryError("of the test");
                    }
                    throw new IllegalArgumentException("defect");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static void meet(CountDownLatch together) {
        together.countDown();
        try {
            assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Supplier<Optional<Integer>> source(int count) {
        List<Integer> items = IntStream.range(0, count).boxed().toList();
        Iterator<Integer> rest = items.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }
}
