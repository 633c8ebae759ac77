package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.ManualCall;
import dev.thaw.event.manual.ManualRequestReader;
import java.util.List;

/** An event of a timer. Its {@code Message} is the argument that was set for the trigger, here a manual request. */
final class TimerFormat implements EventFormat {

    private static final String MESSAGE = "Message";

    @Override
    public String description() {
        return "Type \"Timer\"";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.path("Type").asText().equals("Timer");
    }

    @Override
    public List<EventItem> items(JsonNode event, EventPath path) throws InvalidInputException {
        try {
            EventPath inside = path.into(MESSAGE);
            ManualCall call = ManualRequestReader.readCall(EventReader.nested(event.path(MESSAGE)));
            return List.of(EventItem.of(inside.position(), call, isRecurring(path)));
        } catch (InvalidInputException fault) {
            throw fault.in(MESSAGE);
        }
    }

    /** A timer event nested in something else, such as a dead letter, is an old one. */
    private static boolean isRecurring(EventPath path) {
        return path.depth() == 0;
    }
}
