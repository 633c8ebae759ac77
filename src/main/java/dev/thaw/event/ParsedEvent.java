package dev.thaw.event;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.ManualCall;
import java.util.List;

/** The event of an invocation. Its format decides who waits for the answer. */
public sealed interface ParsedEvent {

    /** Calls the function for the variant at hand, which may find its request invalid. */
    <T> T fold(Case<AsyncEvent, T> async, Case<RequestEvent, T> request, Case<HttpEvent, T> http)
            throws InvalidInputException;

    /** From a trigger, a queue, a timer or EventBridge. Nobody reads the answer. */
    record AsyncEvent(List<EventItem> items) implements ParsedEvent {
        public AsyncEvent {
            items = List.copyOf(items);
        }

        @Override
        public <T> T fold(Case<AsyncEvent, T> async, Case<RequestEvent, T> request, Case<HttpEvent, T> http)
                throws InvalidInputException {
            return async.apply(this);
        }
    }

    /** A bare manual request. The caller waits for the answer unless the request says {@code async}. */
    record RequestEvent(ManualCall call) implements ParsedEvent {
        @Override
        public <T> T fold(Case<AsyncEvent, T> async, Case<RequestEvent, T> request, Case<HttpEvent, T> http)
                throws InvalidInputException {
            return request.apply(this);
        }
    }

    /** The envelope of a Function URL. The caller waits for an envelope. */
    record HttpEvent(HttpCall call) implements ParsedEvent {
        @Override
        public <T> T fold(Case<AsyncEvent, T> async, Case<RequestEvent, T> request, Case<HttpEvent, T> http)
                throws InvalidInputException {
            return http.apply(this);
        }
    }

    /** A function of one variant. */
    interface Case<V, T> {
        T apply(V variant) throws InvalidInputException;
    }
}
