package dev.thaw.function;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bounds the invocations that are worked on at a time, and the bytes of their bodies: below the threads that the server has, and
 * below the memory of a small function. Who does not fit waits for a turn, in the order of arrival, and with the body unread.
 * Safe for use by several threads.
 */
final class InvocationLimiter {

    private final int mostInvocations;
    private final long mostBytes;
    private final int mostWaiting;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int invocations;
    private long bytes;

    InvocationLimiter(int mostInvocations, long mostBytes, int mostWaiting) {
        this.mostInvocations = mostInvocations;
        this.mostBytes = mostBytes;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Asks for a turn, which may begin before this returns.
     *
     * @param bodyBytes what the body has at most
     * @param begin called once when there is room, by the thread that made it
     * @return absent where too many wait already
     */
    Optional<Turn> ask(long bodyBytes, Consumer<Turn> begin) {
        Turn turn = new Turn(Math.min(bodyBytes, mostBytes), begin);
        synchronized (this) {
            if (waiting.size() >= mostWaiting) {
                return Optional.empty();
            }
            waiting.add(turn);
        }
        beginThoseWhoFit();
        return Optional.of(turn);
    }

    private void beginThoseWhoFit() {
        for (Optional<Turn> turn = next(); turn.isPresent(); turn = next()) {
            turn.get().begin.accept(turn.get());
        }
    }

    private synchronized Optional<Turn> next() {
        if (waiting.isEmpty() || invocations >= mostInvocations || bytes + waiting.element().held > mostBytes) {
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
        WORKING,
        /** Nobody reads the answer any more, but the work goes on and holds what it holds. */
        WORKING_FOR_NOBODY,
        OVER
    }

    /** One invocation's; guarded by the admission that gave it. */
    final class Turn {

        private final Consumer<Turn> begin;
        private long held;
        private State state = State.WAITING;

        private Turn(long held, Consumer<Turn> begin) {
            this.held = held;
            this.begin = begin;
        }

        /** Gives back what the body did not need. */
        void bodyHas(long bodyBytes) {
            synchronized (InvocationLimiter.this) {
                if (state == State.ADMITTED && bodyBytes < held) {
                    bytes -= held - bodyBytes;
                    held = bodyBytes;
                }
            }
            beginThoseWhoFit();
        }

        /** Whether it still makes sense to begin: not if the caller has gone. */
        boolean workBegins() {
            synchronized (InvocationLimiter.this) {
                if (state != State.ADMITTED) {
                    return false;
                }
                state = State.WORKING;
                return true;
            }
        }

        void workEnds() {
            synchronized (InvocationLimiter.this) {
                if (state == State.WORKING) {
                    state = State.ADMITTED;
                    return;
                }
                release();
            }
            beginThoseWhoFit();
        }

        /** The caller has an answer, or has gone. */
        void end() {
            synchronized (InvocationLimiter.this) {
                switch (state) {
                    case WAITING -> stopWaiting();
                    case ADMITTED -> release();
                    case WORKING -> state = State.WORKING_FOR_NOBODY;
                    default -> {}
                }
            }
            beginThoseWhoFit();
        }

        /** Whether it still waited; then it does no more. */
        boolean giveUp() {
            synchronized (InvocationLimiter.this) {
                return state == State.WAITING && stopWaiting();
            }
        }

        private boolean stopWaiting() {
            state = State.OVER;
            return waiting.remove(this);
        }

        private void release() {
            state = State.OVER;
            invocations--;
            bytes -= held;
        }
    }
}
