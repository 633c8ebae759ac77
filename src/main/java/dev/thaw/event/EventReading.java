package dev.thaw.event;

import java.util.List;

/** An invocation, read: its shape decides who is waiting for the answer. */
public sealed interface EventReading {

    /** Answers with the function of the variant at hand, which may find a request in it invalid. */
    <T> T fold(Case<Delivered, T> delivered, Case<Requested, T> requested, Case<Called, T> called)
            throws InvalidInputException;

    /** From a trigger, a queue, a timer or a bridge; nobody reads the answer. */
    record Delivered(List<Ask> asks) implements EventReading {
        public Delivered {
            asks = List.copyOf(asks);
        }

        @Override
        public <T> T fold(Case<Delivered, T> delivered, Case<Requested, T> requested, Case<Called, T> called)
                throws InvalidInputException {
            return delivered.of(this);
        }
    }

    /** A bare manual request; the caller waits unless it says {@code async}. */
    record Requested(ManualRequest request) implements EventReading {
        @Override
        public <T> T fold(Case<Delivered, T> delivered, Case<Requested, T> requested, Case<Called, T> called)
                throws InvalidInputException {
            return requested.of(this);
        }
    }

    /** A Function URL's envelope; the caller waits for an envelope. */
    record Called(HttpCall call) implements EventReading {
        @Override
        public <T> T fold(Case<Delivered, T> delivered, Case<Requested, T> requested, Case<Called, T> called)
                throws InvalidInputException {
            return called.of(this);
        }
    }

    /** What is done with one variant. */
    interface Case<V, T> {
        T of(V variant) throws InvalidInputException;
    }
}
