package dev.thaw.cos.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many calls are under way at a time, to each server and to all of them: who comes later waits, first come, first served.
 * A server that does not response holds up nobody but its own callers.
 */
final class ConcurrencyLimiter {

    private final int width;
    private final Semaphore all;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /**
     * @param width calls at a time to one server
     * @param overall calls at a time to all servers
     */
    ConcurrencyLimiter(int width, int overall) {
        this.width = width;
        this.all = new Semaphore(overall, true);
    }

    /** Waits for a place; false if there was none in time. Who got one gives it back by {@link #leave}. */
    boolean enter(String server, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        Lane lane = lanes.compute(server, (name, known) -> (known == null ? new Lane(width) : known).joined());
        boolean entered = false;
        boolean hasTurn = false;
        try {
            hasTurn = lane.places.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
            entered = hasTurn && all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return entered;
        } finally {
            if (hasTurn && !entered) {
                lane.places.release();
            }
            if (!entered) {
                forget(server);
            }
        }
    }

    void leave(String server) {
        all.release();
        lanes.computeIfPresent(server, (name, lane) -> {
            lane.places.release();
            return lane.left();
        });
    }

    private void forget(String server) {
        lanes.computeIfPresent(server, (name, lane) -> lane.left());
    }

    /** Its users are counted under the lock of the map's entry; nobody's lane is forgotten. */
    private static final class Lane {

        private final Semaphore places;
        private int users;

        Lane(int width) {
            places = new Semaphore(width, true);
        }

        Lane joined() {
            users++;
            return this;
        }

        @Nullable
        Lane left() {
            users--;
            return users == 0 ? null : this;
        }
    }
}
