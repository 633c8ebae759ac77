package dev.thaw.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Typed fields of one JSON object; a fault names the field by its path, what it must be and what was found, never its
 * value. An explicit null counts as absent.
 */
public record JsonFields(JsonNode object, String path) {

    /** Short enough for a long. */
    private static final Pattern SIZE_AS_TEXT = Pattern.compile("[0-9]{1,18}");

    public static JsonFields of(JsonNode node, String path) throws InvalidInputException {
        if (!node.isObject()) {
            throw mismatch(path, "an object", node);
        }
        return new JsonFields(node, path);
    }

    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    Iterator<String> names() {
        return object.fieldNames();
    }

    public JsonFields object(String name) throws InvalidInputException {
        return of(object.path(name), path(name));
    }

    public JsonNode list(String name) throws InvalidInputException {
        return expect(object.path(name).isArray(), name, "a list");
    }

    /** Text with at least one character. */
    public String text(String name) throws InvalidInputException {
        String text = anyText(name);
        if (text.isEmpty()) {
            throw new InvalidInputException(path(name), path(name) + " is empty");
        }
        return text;
    }

    public Optional<String> optionalText(String name) throws InvalidInputException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** Text that may be empty. */
    public String anyText(String name) throws InvalidInputException {
        return expect(object.path(name).isTextual(), name, "text").textValue();
    }

    /** Text where empty says as much as absent, as COS writes it. */
    public Optional<String> textUnlessEmpty(String name) throws InvalidInputException {
        return has(name) ? Optional.of(anyText(name)).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    public boolean flag(String name) throws InvalidInputException {
        return has(name)
                && expect(object.path(name).isBoolean(), name, "true or false").booleanValue();
    }

    public Optional<Long> integer(String name, long least, long most) throws InvalidInputException {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode node = object.path(name);
        boolean fits = node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= least
                && node.longValue() <= most;
        String upTo = most == Long.MAX_VALUE ? " upwards" : " to " + most;
        return Optional.of(expect(fits, name, "an integer from " + least + upTo).longValue());
    }

    /** A size in bytes; test events of the platform's console write it as text. */
    public Optional<Long> size(String name) throws InvalidInputException {
        JsonNode node = object.path(name);
        if (node.isTextual() && SIZE_AS_TEXT.matcher(node.textValue()).matches()) {
            return Optional.of(Long.valueOf(node.textValue()));
        }
        return integer(name, 0, Long.MAX_VALUE);
    }

    /** Text with at least one character, wherever it stands. */
    public static String text(JsonNode node, String path) throws InvalidInputException {
        if (!node.isTextual()) {
            throw mismatch(path, "text", node);
        }
        if (node.textValue().isEmpty()) {
            throw new InvalidInputException(path, path + " is empty");
        }
        return node.textValue();
    }

    public static InvalidInputException mismatch(String path, String expected, JsonNode found) {
        String subject = path.isEmpty() ? "the whole" : path;
        return new InvalidInputException(path, subject + " must be " + expected + ", found: " + kindOf(found));
    }

    public static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case STRING -> "text";
            case NUMBER -> node.isIntegralNumber() && node.canConvertToLong() ? node.asText() : "a number";
            case BOOLEAN -> node.asText();
            case ARRAY -> "a list";
            default -> "an object";
        };
    }

    private JsonNode expect(boolean fits, String name, String expected) throws InvalidInputException {
        JsonNode node = object.path(name);
        if (!fits) {
            throw mismatch(path(name), expected, node);
        }
        return node;
    }
}
