package dev.thaw.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What one shape carries inside another: any shape again, as an object or as text holding one. */
final class Carried {

    private Carried() {}

    static List<Ask> asks(JsonNode content, Place place) throws InvalidInputException {
        JsonNode tree = tree(content);
        return Shapes.ofEvent(tree).asks(tree, place);
    }

    static JsonNode tree(JsonNode content) throws InvalidInputException {
        if (content.isTextual()) {
            return JsonText.tree(content.textValue());
        }
        if (!content.isObject()) {
            throw Fields.mismatch("", "text that holds JSON", content);
        }
        return content;
    }
}
