package dev.thaw.event;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.ManualRequest;
import java.util.List;

/** An invocation, read: its shape decides who is waiting for the answer. */
public sealed interface ParsedEvent {

    /** Answers with the function of the variant at hand, which may find a request in it invalid. */
    <T> T fold(Case<Delivered, T> delivered, Case<Requested, T> requested, Case<Called, T> called)
            throws InvalidInputException;

    /** From a trigger, a queue, a timer or a bridge; nobody reads the answer. */
    record Delivered(List<EventItem> asks) implements ParsedEvent {
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
    record Requested(ManualRequest request) implements ParsedEvent {
        @Override
        public <T> T fold(Case<Delivered, T> delivered, Case<Requested, T> requested, Case<Called, T> called)
                throws InvalidInputException {
            return requested.of(this);
        }
    }

    /** A Function URL's envelope; the caller waits for an envelope. */
    record Called(HttpCall call) implements ParsedEvent {
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
