package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The envelope of a Function URL or API gateway. */
final class EnvelopeShape implements Shape {

    @Override
    public String mark() {
        return "httpMethod and path (HTTP)";
    }

    @Override
    public boolean fits(JsonNode node) {
        return node.has("httpMethod") && node.has("path");
    }

    @Override
    public List<Ask> asks(JsonNode event, Place place) {
        return List.of(new Ask.Called(place.position(), HttpCallReader.read(event)));
    }

    @Override
    public EventReading reading(JsonNode event, Place place) {
        return new EventReading.Called(HttpCallReader.read(event));
    }
}
