package dev.thaw.cos.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits the calls at a time, per server and in all. Callers wait first come, first served; a server that does not answer blocks
 * its own callers only. Safe for threads.
 */
final class ConcurrencyLimiter {

    private final int perServer;
    private final Semaphore all;
    private final Map<String, Server> servers = new ConcurrentHashMap<>();

    /**
     * @param perServer calls at a time per server
     * @param overall calls at a time to all servers
     */
    ConcurrencyLimiter(int perServer, int overall) {
        this.perServer = perServer;
        this.all = new Semaphore(overall, true);
    }

    /** Blocks until a call may start; false if not in time. After true, call {@link #leave}. */
    boolean enter(String server, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        Server slots =
                servers.compute(server, (name, known) -> (known == null ? new Server(perServer) : known).joined());
        boolean entered = false;
        boolean hasTurn = false;
        try {
            hasTurn = slots.permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
            entered = hasTurn && all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return entered;
        } finally {
            if (hasTurn && !entered) {
                slots.permits.release();
            }
            if (!entered) {
                forget(server);
            }
        }
    }

    void leave(String server) {
        all.release();
        servers.computeIfPresent(server, (name, slots) -> {
            slots.permits.release();
            return slots.left();
        });
    }

    private void forget(String server) {
        servers.computeIfPresent(server, (name, slots) -> slots.left());
    }

    /** The users are counted under the lock of the map's entry; an entry with users is never removed. */
    private static final class Server {

        private final Semaphore permits;
        private int users;

        Server(int perServer) {
            permits = new Semaphore(perServer, true);
        }

        Server joined() {
            users++;
            return this;
        }

        @Nullable
        Server left() {
            users--;
            return users == 0 ? null : this;
        }
    }
}
