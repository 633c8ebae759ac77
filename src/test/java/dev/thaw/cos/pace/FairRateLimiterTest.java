package dev.thaw.cos.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The pace, in virtual time, against limiters of the kinds that a service may have. */
class FairRateLimiterTest {

    private static final int THREADS = 16;
    private static final Duration LATENCY = Duration.ofMillis(40);

    private final VirtualTime time = new VirtualTime();
    private final FairRateLimiter pacer = new FairRateLimiter(100, time);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<Long> sent = Collections.synchronizedList(new ArrayList<>());

    private interface Limiter {
        boolean lets(long now);
    }

    @Test
    void limitThatIsKeptIsNeverMet() throws InterruptedException {
        restore(2_000, slidingWindow(100));

        assertThat(refused).hasValue(0);
        assertThat(time.passed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    @Test
    void lowerLimitIsFoundWithFewRefusals() throws InterruptedException {
        for (Limiter limiter : List.of(slidingWindow(50), bucket(50, 1), bucket(50, 50), fixedWindow(50))) {
            refused.set(0);
            accepted.set(0);
            var before = time.nanos();

            restore(2_000, limiter);

            double seconds = (time.nanos() - before) / 1e9;
            assertThat(refused.get() / 2_000.0).isLessThan(0.03);
            assertThat(seconds).isLessThan(50);
        }
    }

    @Test
    void paceComesBackOnceTheServiceHasRecovered() throws InterruptedException {
        pacer.onThrottled(time.nanos());
        pacer.onThrottled(time.nanos());
        restore(6_000, now -> true);

        assertThat(sent.subList(5_900, 6_000).get(99) - sent.get(5_900)).isLessThan(1_050_000_000L);
    }

    @Test
    void lullIsMadeUpForByASmallBurstAlone() throws InterruptedException {
        restore(10, now -> true);
        time.sleep(Duration.ofSeconds(5));
        sent.clear();
        restore(105, now -> true);

        assertThat(sent.get(4) - sent.get(0)).isZero();
        assertThat(sent.get(9) - sent.get(0)).isGreaterThanOrEqualTo(50_000_000L);
        assertThat(sent.get(100) - sent.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void simultaneousRefusalsSlowDownOnce() throws InterruptedException {
        long sentAt = time.nanos();
        time.sleep(LATENCY);
        for (int i = 0; i < THREADS; i++) {
            pacer.onThrottled(sentAt);
        }
        time.sleep(Duration.ofSeconds(1));
        restore(84, now -> true);

        assertThat(sent.get(83) - sent.get(0)).isLessThan(1_100_000_000L);
    }

    @Test
    void turnThatComesTooLateIsNotWaitedFor() throws InterruptedException {
        assertThat(pacer.await(Duration.ofSeconds(1))).isTrue();
        assertThat(pacer.await(Duration.ofMillis(5))).isFalse();
        assertThat(time.passed()).isZero();
        assertThat(pacer.await(Duration.ofMillis(15))).isTrue();
    }

    @Test
    void firstComeIsFirstServed() throws InterruptedException {
        var slow = new FairRateLimiter(1, time);
        var order = Collections.synchronizedList(new ArrayList<Integer>());
        var next = new AtomicInteger();
        time.onThreads(5, () -> {
            int number = next.getAndIncrement();
            sleep(Duration.ofMillis(number));
            await(slow);
            order.add(number);
        });

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    private void restore(int objects, Limiter limiter) throws InterruptedException {
        var left = new AtomicInteger(objects);
        time.onThreads(THREADS, () -> {
            while (left.getAndDecrement() > 0) {
                while (!attempt(limiter)) {
                    refused.incrementAndGet();
                }
                accepted.incrementAndGet();
            }
        });
    }

    private boolean attempt(Limiter limiter) {
        await(pacer);
        long sentAt = time.nanos();
        sent.add(sentAt);
        boolean lets = limiter.lets(sentAt);
        sleep(LATENCY);
        if (lets) {
            pacer.onSuccess();
        } else {
            pacer.onThrottled(sentAt);
        }
        return lets;
    }

    private void await(FairRateLimiter pacer) {
        try {
            assertThat(pacer.await(Duration.ofHours(1))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sleep(Duration span) {
        try {
            time.sleep(span);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Limiter slidingWindow(int limit) {
        var taken = new ArrayList<Long>();
        return now -> {
            synchronized (taken) {
                taken.removeIf(then -> then <= now - 1_000_000_000L);
                return taken.size() < limit && taken.add(now);
            }
        };
    }

    private static Limiter fixedWindow(int limit) {
        var window = new long[2];
        return now -> {
            synchronized (window) {
                if (window[0] != now / 1_000_000_000L) {
                    window[0] = now / 1_000_000_000L;
                    window[1] = 0;
                }
                return window[1]++ < limit;
            }
        };
    }

    private static Limiter bucket(double limit, double burst) {
        var state = new double[] {burst, 0};
        return now -> {
            synchronized (state) {
                state[0] = Math.min(burst, state[0] + (now - state[1]) * limit / 1e9);
                state[1] = now;
                boolean lets = state[0] >= 1;
                state[0] -= lets ? 1 : 0;
                return lets;
            }
        };
    }
}
