package dev.thaw.cos;

import dev.thaw.cos.pace.AdaptiveRate;
import dev.thaw.cos.retry.Backoff;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Instances that know nothing of each other, restoring from one bucket in virtual time: each has its own {@link AdaptiveRate} of 100/s and
 * 16 workers; the service has a token bucket of 100/s. Deterministic, so that its figures can stand in a document.
 */
final class SharedLimit {

    static final int LIMIT = 100;

    private static final int WORKERS = 16;
    private static final long SECOND = 1_000_000_000L;
    private static final long LATENCY = SECOND / 50;

    private final SplittableRandom random = new SplittableRandom(6);
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), random::nextDouble);
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final AdaptiveRate[] rates;
    private final int[] accepted;
    private int refused;
    private double tokens = LIMIT;
    private long filledAt;

    /** Something that happens at its time. */
    private record Event(long at, Runnable action) {}

    SharedLimit(int instances) {
        rates = IntStream.range(0, instances)
                .mapToObj(any -> new AdaptiveRate(LIMIT, 0))
                .toArray(AdaptiveRate[]::new);
        accepted = new int[instances];
        for (int worker = 0; worker < instances * WORKERS; worker++) {
            int instance = worker % instances;
            in(random.nextLong(SECOND), 0, now -> begin(instance, now, 0));
        }
    }

    /** What happened in a while. */
    record Counts(int accepted, int fewestOfOne, int refused, Duration time) {

        double perSecond() {
            return (double) accepted / time.toSeconds();
        }

        double refusedShare() {
            return (double) refused / (accepted + refused);
        }
    }

    /** Goes on for a while, and counts anew. */
    Counts during(Duration from, Duration until) {
        Arrays.fill(accepted, 0);
        refused = 0;
        while (events.element().at() < until.toNanos()) {
            events.remove().action().run();
        }
        return new Counts(
                IntStream.of(accepted).sum(), IntStream.of(accepted).min().orElseThrow(), refused, until.minus(from));
    }

    private interface Step {
        void at(long now);
    }

    private void in(long delay, long now, Step step) {
        long at = now + delay;
        events.add(new Event(at, () -> step.at(at)));
    }

    private void begin(int instance, long now, int slowDowns) {
        long wait = rates[instance].untilNext(now);
        if (wait > 0) {
            in(Math.max(wait, 100_000), now, later -> begin(instance, later, slowDowns));
            return;
        }
        rates[instance].take(now);
        boolean lets = serviceLets(now);
        in(LATENCY + random.nextLong(LATENCY), now, later -> end(instance, now, later, lets, slowDowns));
    }

    private void end(int instance, long sentAt, long now, boolean lets, int slowDowns) {
        if (lets) {
            accepted[instance]++;
            rates[instance].onSuccess();
            begin(instance, now, 0);
        } else {
            refused++;
            rates[instance].onThrottled(sentAt, now);
            in(backoff.pause(slowDowns + 1).toNanos(), now, later -> begin(instance, later, slowDowns + 1));
        }
    }

    private boolean serviceLets(long now) {
        tokens = Math.min(LIMIT, tokens + (double) (now - filledAt) * LIMIT / SECOND);
        filledAt = now;
        boolean lets = tokens >= 1;
        tokens -= lets ? 1 : 0;
        return lets;
    }
}
