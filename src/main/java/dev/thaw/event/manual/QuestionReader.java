package dev.thaw.event.manual;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.event.json.JsonFields;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a question as strictly as {@link ManualRequestReader} reads a request. */
final class QuestionReader {

    static final String ABOUT = "about";
    static final String EXPLAIN = "explain";

    static final List<String> FIELDS = List.of("action", "bucket", "keys", "storageClass", "size", "event");
    private static final String MANUAL = "manual";

    /** For a person to read; more are a plan. */
    private static final int MAX_KEYS = 100;

    private QuestionReader() {}

    static boolean isQuestion(JsonNode body) {
        return body.path("action").asText().equalsIgnoreCase(EXPLAIN);
    }

    static boolean isAbout(JsonNode body) {
        return body.path("action").asText().equalsIgnoreCase(ABOUT);
    }

    static Question.Explain explain(JsonNode body) throws InvalidInputException {
        JsonFields fields = JsonFields.of(body, "");
        fields.requireKnown(FIELDS);
        if (fields.has("action") && !isQuestion(body)) {
            throw new InvalidInputException("action", "action contradicts the path");
        }
        return new Question.Explain(
                ManualRequestReader.bucket(fields),
                keys(fields),
                trigger(fields),
                new ObjectAttributes(fields.size("size"), storageClass(fields)));
    }

    private static List<String> keys(JsonFields fields) throws InvalidInputException {
        JsonNode list = fields.list("keys");
        if (list.isEmpty()) {
            throw new InvalidInputException("keys", "keys is empty");
        }
        if (list.size() > MAX_KEYS) {
            throw new InvalidInputException(
                    Kind.TOO_LARGE,
                    "keys",
                    "keys has " + list.size() + " entries, at most 100 are explained: use plan");
        }
        List<String> keys = new ArrayList<>();
        for (JsonNode key : list) {
            keys.add(JsonFields.text(key, "keys[" + keys.size() + "]"));
        }
        return keys;
    }

    private static Optional<StorageClass> storageClass(JsonFields fields) throws InvalidInputException {
        Optional<String> name = fields.optionalText("storageClass").map(text -> text.toUpperCase(Locale.ROOT));
        if (name.filter(text -> !StorageClass.isKnown(text)).isPresent()) {
            throw new InvalidInputException(
                    "storageClass", "storageClass must be one of: " + String.join(", ", StorageClass.known()));
        }
        return name.map(StorageClass::new);
    }

    private static Trigger trigger(JsonFields fields) throws InvalidInputException {
        String event = fields.optionalText("event").orElse(MANUAL);
        if (event.equals(MANUAL)) {
            return Trigger.manual();
        }
        if (!event.startsWith("cos:")) {
            throw new InvalidInputException(
                    "event", "event must be manual or the name of an event, like cos:ObjectCreated:Put");
        }
        return Trigger.event(event);
    }
}
