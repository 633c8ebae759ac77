package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InvocationLimiterTest {

    private final List<String> begun = new ArrayList<>();
    private final InvocationLimiter limiter = new InvocationLimiter(2, 10, 2);

    @Test
    void thirdWaitsUntilOneHasEnded() {
        InvocationLimiter.Turn first = ask("first", 1);
        ask("second", 1);
        ask("third", 1);
        assertThat(begun).containsExactly("first", "second");

        first.end();
        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void totalSizeOfBodiesIsLimitedAndTurnsAreInOrder() {
        InvocationLimiter.Turn large = ask("large", 8);
        InvocationLimiter.Turn next = ask("next", 3);
        ask("small", 1);
        assertThat(begun).containsExactly("large");

        large.bodyHas(7);
        assertThat(begun).containsExactly("large", "next");
        next.end();
        assertThat(begun).containsExactly("large", "next", "small");
    }

    @Test
    void bodyLargerThanTheLimitRunsAlone() {
        InvocationLimiter.Turn huge = ask("huge", 1_000);
        ask("small", 1);
        assertThat(begun).containsExactly("huge");

        huge.end();
        assertThat(begun).containsExactly("huge", "small");
    }

    @Test
    void numberOfWaitingRequestsIsLimited() {
        ask("1", 1);
        ask("2", 1);
        InvocationLimiter.Turn waiting = ask("3", 1);
        ask("4", 1);
        assertThat(limiter.request(1, turn -> begun.add("5"))).isEmpty();

        assertThat(waiting.giveUp()).isTrue();
        assertThat(waiting.giveUp()).isFalse();
        assertThat(limiter.request(1, turn -> begun.add("5"))).isPresent();
        assertThat(begun).containsExactly("1", "2");
    }

    @Test
    void invocationKeepsItsCapacityWhenTheCallerDisconnects() {
        InvocationLimiter.Turn first = ask("first", 1);
        ask("second", 1);
        ask("third", 1);
        assertThat(first.begin()).isTrue();

        first.end();
        assertThat(begun).hasSize(2);
        first.finish();
        assertThat(begun).hasSize(3);
    }

    @Test
    void invocationOfADisconnectedCallerIsNotBegun() {
        InvocationLimiter.Turn turn = ask("first", 1);
        turn.end();
        turn.end();

        assertThat(turn.begin()).isFalse();
        assertThat(turn.giveUp()).isFalse();
        ask("second", 1);
        ask("third", 1);
        ask("fourth", 1);
        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void everyWaitingRequestGetsATurnWithinTheLimit() throws Exception {
        int callers = 2_000;
        InvocationLimiter shared = new InvocationLimiter(8, 100, callers);
        AtomicInteger atATime = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(callers);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int caller = 0; caller < callers; caller++) {
                int bytes = caller % 30;
                threads.execute(() -> shared.request(
                        bytes,
                        turn -> threads.execute(() -> {
                            most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
                            turn.begin();
                            atATime.decrementAndGet();
                            turn.finish();
                            turn.end();
                            over.countDown();
                        })));
            }
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isLessThanOrEqualTo(8);
        List<Integer> afterwards = new ArrayList<>();
        for (int index = 0; index < 9; index++) {
            shared.request(1, turn -> afterwards.add(1));
        }
        assertThat(afterwards).hasSize(8);
    }

    private InvocationLimiter.Turn ask(String name, long bytes) {
        Optional<InvocationLimiter.Turn> turn = limiter.request(bytes, begins -> begun.add(name));
        return turn.orElseThrow();
    }
}
