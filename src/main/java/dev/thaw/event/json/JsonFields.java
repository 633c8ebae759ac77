package dev.thaw.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.text.ClosestMatch;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Typed fields of one JSON object. An error names the field by its path, what it must be and the type that was found; never a text
 * value. An explicit null counts as absent.
 *
 * @param path of the object, empty for the whole input
 */
public record JsonFields(JsonNode object, String path) {

    /** As many digits as fit into a long. */
    private static final Pattern SIZE_AS_TEXT = Pattern.compile("[0-9]{1,18}");

    private static final int MAX_NAME_SHOWN = 40;

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

    /** Rejects unknown fields, and suggests the one that was probably intended. */
    public void requireKnown(List<String> known) throws InvalidInputException {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                String path = path(shown(name));
                String remedy = ClosestMatch.to(name, known)
                        .map(closest -> "did you mean " + closest + "?")
                        .orElse("the fields are " + String.join(", ", known));
                throw new InvalidInputException(path, path + " is not a field of a manual request; " + remedy);
            }
        }
    }

    private static String shown(String name) {
        return name.length() <= MAX_NAME_SHOWN ? name : name.substring(0, MAX_NAME_SHOWN) + "…";
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

    /** Text of COS, where empty counts as absent. */
    public Optional<String> textUnlessEmpty(String name) throws InvalidInputException {
        return has(name) ? Optional.of(anyText(name)).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    /** The name of a constant, in any case. */
    public <E extends Enum<E>> Optional<E> optionalEnum(String name, E[] constants) throws InvalidInputException {
        Optional<String> text = optionalText(name);
        return text.isPresent() ? Optional.of(constant(text.get(), path(name), constants)) : Optional.empty();
    }

    private static <E extends Enum<E>> E constant(String text, String path, E[] constants)
            throws InvalidInputException {
        StringJoiner names = new StringJoiner(", ");
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new InvalidInputException(path, path + " must be one of: " + names);
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
        String range = most == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
        return Optional.of(expect(fits, name, "an integer " + range).longValue());
    }

    /** A size in bytes, which is text in test events of the platform's console. */
    public Optional<Long> size(String name) throws InvalidInputException {
        JsonNode node = object.path(name);
        if (node.isTextual() && SIZE_AS_TEXT.matcher(node.textValue()).matches()) {
            return Optional.of(Long.valueOf(node.textValue()));
        }
        return integer(name, 0, Long.MAX_VALUE);
    }

    /** Text with at least one character, in a node of a list. */
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
        String subject = path.isEmpty() ? "the value" : path;
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
