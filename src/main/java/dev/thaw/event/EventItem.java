package dev.thaw.event;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.JobCommand;
import dev.thaw.event.manual.ManualCall;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.object.ObjectRef;
import dev.thaw.text.SafeText;
import java.util.Optional;

/** One item of an asynchronous event; {@code position} is its place in the event, {@code Records[3]}. */
public sealed interface EventItem {

    String position();

    /** Calls the function for the variant at hand. */
    <T> T fold(Cases<T> cases);

    /** What a manual call asks for, in an event. */
    static EventItem of(String position, ManualCall call, boolean recurring) {
        return call.fold(
                request -> new RequestItem(position, request, recurring),
                command -> new CommandItem(position, command),
                question -> new MalformedItem(
                        position, question.word() + " answers a caller who waits: ask over HTTP or by a bare request"));
    }

    /**
     * Something that happened to an object.
     *
     * @param eventName {@code cos:ObjectCreated:Put}
     * @param size bytes, if the event has it
     */
    record ObjectEvent(String position, ObjectRef object, String eventName, Optional<Long> size) implements EventItem {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.objectEvent(this);
        }
    }

    /**
     * A manual request from a timer, a queue or EventBridge.
     *
     * @param recurring whether it comes again without a retry, as with a timer: the next event then continues where this one
     *     stopped
     */
    record RequestItem(String position, ManualRequest request, boolean recurring) implements EventItem {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.requestItem(this);
        }
    }

    /** Something about jobs, from a timer, a queue or EventBridge. */
    record CommandItem(String position, JobCommand command) implements EventItem {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.commandItem(this);
        }
    }

    /** A manual call in an HTTP envelope that is nested in another event. It must be authenticated all the same. */
    record HttpCallItem(String position, HttpCall call) implements EventItem {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.httpCall(this);
        }
    }

    /** A record that cannot be read, and why, in printable text. */
    record MalformedItem(String position, String reason) implements EventItem {
        public MalformedItem {
            reason = SafeText.shortened(reason, InvalidInputException.MAX_CHARACTERS);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.malformed(this);
        }
    }

    /** One function per variant. */
    interface Cases<T> {
        T objectEvent(ObjectEvent event);

        T requestItem(RequestItem item);

        T commandItem(CommandItem item);

        T httpCall(HttpCallItem item);

        T malformed(MalformedItem item);
    }
}
