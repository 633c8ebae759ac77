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
    private final InvocationLimiter admission = new InvocationLimiter(2, 10, 2);

    @Test
    void thirdWaitsUntilOneIsOver() {
        InvocationLimiter.Turn first = ask("first", 1);
        ask("second", 1);
        ask("third", 1);
        assertThat(begun).containsExactly("first", "second");

        first.end();
        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void bodiesAreBoundedInAllAndTheirTurnsInOrder() {
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
    void whatIsLargerThanAllThereIsHasItAlone() {
        InvocationLimiter.Turn huge = ask("huge", 1_000);
        ask("small", 1);
        assertThat(begun).containsExactly("huge");

        huge.end();
        assertThat(begun).containsExactly("huge", "small");
    }

    @Test
    void tooManyDoNotEvenWait() {
        ask("1", 1);
        ask("2", 1);
        InvocationLimiter.Turn waiting = ask("3", 1);
        ask("4", 1);
        assertThat(admission.ask(1, turn -> begun.add("5"))).isEmpty();

        assertThat(waiting.giveUp()).isTrue();
        assertThat(waiting.giveUp()).isFalse();
        assertThat(admission.ask(1, turn -> begun.add("5"))).isPresent();
        assertThat(begun).containsExactly("1", "2");
    }

    @Test
    void workGoesOnHoldingItsPlaceWhenTheCallerHasGone() {
        InvocationLimiter.Turn first = ask("first", 1);
        ask("second", 1);
        ask("third", 1);
        assertThat(first.workBegins()).isTrue();

        first.end();
        assertThat(begun).hasSize(2);
        first.workEnds();
        assertThat(begun).hasSize(3);
    }

    @Test
    void workForACallerWhoHasGoneIsNotBegun() {
        InvocationLimiter.Turn turn = ask("first", 1);
        turn.end();
        turn.end();

        assertThat(turn.workBegins()).isFalse();
        assertThat(turn.giveUp()).isFalse();
        ask("second", 1);
        ask("third", 1);
        ask("fourth", 1);
        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void everyoneWhoWaitsHasATurnAndNoMoreThanTheBoundAtATime() throws Exception {
        int callers = 2_000;
        InvocationLimiter shared = new InvocationLimiter(8, 100, callers);
        AtomicInteger atATime = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(callers);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int caller = 0; caller < callers; caller++) {
                int bytes = caller % 30;
                threads.execute(() -> shared.ask(
                        bytes,
                        turn -> threads.execute(() -> {
                            most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
                            turn.workBegins();
                            atATime.decrementAndGet();
                            turn.workEnds();
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
            shared.ask(1, turn -> afterwards.add(1));
        }
        assertThat(afterwards).hasSize(8);
    }

    private InvocationLimiter.Turn ask(String name, long bytes) {
        Optional<InvocationLimiter.Turn> turn = admission.ask(bytes, begins -> begun.add(name));
        return turn.orElseThrow();
    }
}
