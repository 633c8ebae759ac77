package dev.thaw.cos;

import dev.thaw.cos.pace.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Time that jumps: once all of its threads sleep, it is the moment at which the first wakes up. Exact, and costs nothing.
 */
public final class VirtualTime implements Ticker {

    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Long> wakeUps = new ArrayList<>();
    private int running = 1;
    private long nanos;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    public Duration passed() {
        return Duration.ofNanos(nanos());
    }

    @Override
    public synchronized void sleep(Duration time) throws InterruptedException {
        Long wakeUp = nanos + time.toNanos();
        wakeUps.add(wakeUp);
        running--;
        jumpIfAllSleep();
        while (nanos < wakeUp) {
            wait();
        }
        running++;
        wakeUps.remove(wakeUp);
    }

    /** Runs work on so many threads of this time, and waits for all of them. */
    public void onThreads(int threads, Runnable work) throws InterruptedException {
        synchronized (this) {
            running += threads - 1;
        }
        var started = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            var thread = new Thread(() -> {
                work.run();
                ended();
            });
            started.add(thread);
            thread.start();
        }
        for (Thread thread : started) {
            thread.join();
        }
        synchronized (this) {
            running = 1;
        }
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return START.plusNanos(nanos());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private synchronized void ended() {
        running--;
        jumpIfAllSleep();
    }

    private void jumpIfAllSleep() {
        if (running == 0 && !wakeUps.isEmpty()) {
            nanos = Math.max(nanos, wakeUps.stream().min(Long::compare).orElseThrow());
            notifyAll();
        }
    }
}
