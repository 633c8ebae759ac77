package dev.thaw.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Finds a value in a JSON text and returns it as it is written there, without a tree of the whole. For texts that {@link StrictJson}
 * has accepted.
 */
public final class JsonSlice {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonSlice() {}

    /** The characters of the field with this name in the object; of a field that is text, what the text holds. */
    public static Optional<String> field(String object, String name) {
        return find(object, parser -> {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(name);
                parser.nextToken();
                if (found) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        });
    }

    /** The characters of one element of the list. */
    public static Optional<String> element(String list, int index) {
        return find(list, parser -> {
            for (int passed = 0; parser.nextToken() != JsonToken.END_ARRAY; passed++) {
                if (passed == index) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        });
    }

    /** Moves to the first token of the value. Returns false if there is none. */
    private interface Search {
        boolean to(JsonParser parser) throws IOException;
    }

    private static Optional<String> find(String json, Search search) {
        String text = json.startsWith("\ufeff") ? json.substring(1) : json;
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null || !first.isStructStart() || !search.to(parser)) {
                return Optional.empty();
            }
            return Optional.of(
                    parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : written(text, parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(String text, JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (!parser.currentToken().isStructStart()) {
            return parser.getText();
        }
        parser.skipChildren();
        return text.substring(start, (int) parser.currentLocation().getCharOffset());
    }
}
