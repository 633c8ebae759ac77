package dev.thaw.function;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Limits concurrent invocations and the bytes of their bodies, to stay below the threads of the server and the memory of a small
 * function. Further requests wait for their turn, in the order of arrival and with their body unread. Thread-safe.
 */
final class InvocationLimiter {

    private final int maxInvocations;
    private final long maxBytes;
    private final int maxWaiting;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int invocations;
    private long bytes;

    InvocationLimiter(int maxInvocations, long maxBytes, int maxWaiting) {
        this.maxInvocations = maxInvocations;
        this.maxBytes = maxBytes;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Requests a turn, which may start before this method returns.
     *
     * @param bodyBytes maximum size of the body
     * @param start called once when the turn starts, by the thread that released the capacity
     * @return absent if too many requests are waiting already
     */
    Optional<Turn> request(long bodyBytes, Consumer<Turn> start) {
        Turn turn = new Turn(Math.min(bodyBytes, maxBytes), start);
        synchronized (this) {
            if (waiting.size() >= maxWaiting) {
                return Optional.empty();
            }
            waiting.add(turn);
        }
        startWaiting();
        return Optional.of(turn);
    }

    private void startWaiting() {
        for (Optional<Turn> turn = next(); turn.isPresent(); turn = next()) {
            turn.get().start.accept(turn.get());
        }
    }

    private synchronized Optional<Turn> next() {
        if (waiting.isEmpty() || invocations >= maxInvocations || bytes + waiting.element().held > maxBytes) {
            return Optional.empty();
        }
        Turn turn = waiting.remove();
        turn.state = State.ADMITTED;
        invocations++;
        bytes += turn.held;
        return Optional.of(turn);
    }

    private enum State {
        WAITING,
        ADMITTED,
        RUNNING,
        /** The caller has disconnected, but the invocation continues and keeps its capacity. */
        ABANDONED,
        ENDED
    }

    /** The turn of one invocation; guarded by its limiter. */
    final class Turn {

        private final Consumer<Turn> start;
        private long held;
        private State state = State.WAITING;

        private Turn(long held, Consumer<Turn> start) {
            this.held = held;
            this.start = start;
        }

        /** Releases what the body does not need after all. */
        void bodyHas(long bodyBytes) {
            synchronized (InvocationLimiter.this) {
                if (state == State.ADMITTED && bodyBytes < held) {
                    bytes -= held - bodyBytes;
                    held = bodyBytes;
                }
            }
            startWaiting();
        }

        /** Begins the invocation. Returns false if the caller has disconnected; nothing is to be done then. */
        boolean begin() {
            synchronized (InvocationLimiter.this) {
                if (state != State.ADMITTED) {
                    return false;
                }
                state = State.RUNNING;
                return true;
            }
        }

        void finish() {
            synchronized (InvocationLimiter.this) {
                if (state == State.RUNNING) {
                    state = State.ADMITTED;
                    return;
                }
                release();
            }
            startWaiting();
        }

        /** The response is sent, or the caller has disconnected. */
        void end() {
            synchronized (InvocationLimiter.this) {
                switch (state) {
                    case WAITING -> stopWaiting();
                    case ADMITTED -> release();
                    case RUNNING -> state = State.ABANDONED;
                    default -> {}
                }
            }
            startWaiting();
        }

        /** Stops waiting. Returns false if the turn did not wait any more. */
        boolean giveUp() {
            synchronized (InvocationLimiter.this) {
                return state == State.WAITING && stopWaiting();
            }
        }

        private boolean stopWaiting() {
            state = State.ENDED;
            return waiting.remove(this);
        }

        private void release() {
            state = State.ENDED;
            invocations--;
            bytes -= held;
        }
    }
}
