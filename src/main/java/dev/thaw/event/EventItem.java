package dev.thaw.event;

import dev.thaw.event.json.Printable;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.object.ObjectRef;
import java.util.Optional;

/** One thing an asynchronous event asks for; {@code position} says where in the event it stood: {@code Records[3]}. */
public sealed interface EventItem {

    String position();

    /** Answers with the function of the variant at hand; gives way to {@code switch} at source level 21. */
    <T> T fold(Cases<T> cases);

    /**
     * An object that arrived.
     *
     * @param eventName {@code cos:ObjectCreated:Put}
     * @param size bytes, where the event tells
     */
    record ObjectEvent(String position, ObjectRef object, String eventName, Optional<Long> size) implements EventItem {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.arrived(this);
        }
    }

    /**
     * A manual request by timer, queue or bridge.
     *
     * @param recurring whether it comes again by itself, as with a timer, whose next tick goes on where this one stopped
     */
    record RequestItem(String position, ManualRequest request, boolean recurring) implements EventItem {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.requested(this);
        }
    }

    /** A manual call in an HTTP envelope that came inside another shape: it must authenticate itself all the same. */
    record HttpCallItem(String position, HttpCall call) implements EventItem {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.called(this);
        }
    }

    /** Something that cannot be read, and why, in printable text. */
    record MalformedItem(String position, String reason) implements EventItem {
        public MalformedItem {
            reason = Printable.of(reason);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.malformed(this);
        }
    }

    /** One function a variant. */
    interface Cases<T> {
        T arrived(ObjectEvent arrived);

        T requested(RequestItem requested);

        T called(HttpCallItem called);

        T malformed(MalformedItem malformed);
    }
}
