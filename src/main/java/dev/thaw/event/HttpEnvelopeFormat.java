package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.manual.HttpCallReader;
import java.util.List;

/** The envelope of a Function URL or API gateway. */
final class HttpEnvelopeFormat implements EventFormat {

    @Override
    public String mark() {
        return "httpMethod and path (HTTP)";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.has("httpMethod") && node.has("path");
    }

    @Override
    public List<EventItem> asks(JsonNode event, EventPath place) {
        return List.of(new EventItem.HttpCallItem(place.position(), HttpCallReader.read(event)));
    }

    @Override
    public ParsedEvent reading(JsonNode event, EventPath place) {
        return new ParsedEvent.Called(HttpCallReader.read(event));
    }
}
