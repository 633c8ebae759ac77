package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.manual.HttpCall;
import java.util.List;

/** The envelope of a Function URL or API gateway. */
final class HttpEnvelopeFormat implements EventFormat {

    @Override
    public String description() {
        return "httpMethod and path (HTTP)";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.has("httpMethod") && node.has("path");
    }

    @Override
    public List<EventItem> items(JsonNode event, EventPath path) {
        return List.of(new EventItem.HttpCallItem(path.position(), HttpCall.inEnvelope(event)));
    }

    @Override
    public ParsedEvent parse(JsonNode event, EventPath path) {
        return new ParsedEvent.HttpEvent(HttpCall.inEnvelope(event));
    }
}
