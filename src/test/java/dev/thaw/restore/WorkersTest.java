package dev.thaw.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final AtomicInteger started = new AtomicInteger();
    private final Workers workers = new Workers(
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
    void oneAtATimeNeedsNoOther() {
        new Workers(work -> started.incrementAndGet(), 1).forEach(source(5), item -> {});
        assertThat(started).hasValue(0);
    }

    private static Supplier<Optional<Integer>> source(int count) {
        List<Integer> items = IntStream.range(0, count).boxed().toList();
        Iterator<Integer> rest = items.iterator();
        return () -> {
            synchronized (rest) {
                return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
            }
        };
    }
}
