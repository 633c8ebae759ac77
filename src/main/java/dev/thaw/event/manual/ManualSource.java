package dev.thaw.event.manual;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.event.json.JsonFields;
import dev.thaw.event.json.UnknownFieldCheck;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequest.VersionedKey;
import java.util.ArrayList;
import java.util.List;

/** Reads where the objects of a manual request come from: exactly one of four fields. */
final class ManualSource {

    private static final List<String> SOURCES = List.of("keys", "objects", "prefix", "list");

    /** More are better named by a list, which is read as it is worked on. */
    static final int MAX_NAMED = 50_000;

    private ManualSource() {}

    static Source in(JsonFields request, boolean force) throws InvalidInputException {
        String source = onlySource(request);
        if (request.has("encoded") && !source.equals("list")) {
            throw new InvalidInputException("encoded", "encoded goes with list; keys in a request stand as they are");
        }
        return switch (source) {
            case "keys" -> new Source.Keys(keys(request));
            case "objects" -> new Source.Objects(objects(request));
            case "prefix" -> prefix(request, force);
            default -> list(request);
        };
    }

    private static String onlySource(JsonFields request) throws InvalidInputException {
        List<String> given = SOURCES.stream().filter(request::has).toList();
        if (given.size() != 1) {
            String found = given.isEmpty() ? "none" : String.join(" and ", given);
            throw new InvalidInputException(
                    given.isEmpty() ? "" : given.get(1),
                    "exactly one of " + String.join(", ", SOURCES) + " is needed, found: " + found);
        }
        return given.get(0);
    }

    private static List<String> keys(JsonFields request) throws InvalidInputException {
        List<String> keys = new ArrayList<>();
        for (JsonNode key : notEmpty(request, "keys")) {
            keys.add(JsonFields.text(key, "keys[" + keys.size() + "]"));
        }
        return keys;
    }

    private static List<VersionedKey> objects(JsonFields request) throws InvalidInputException {
        List<VersionedKey> objects = new ArrayList<>();
        for (JsonNode object : notEmpty(request, "objects")) {
            JsonFields fields = JsonFields.of(object, "objects[" + objects.size() + "]");
            UnknownFieldCheck.require(fields, List.of("key", "versionId"));
            objects.add(new VersionedKey(fields.text("key"), fields.optionalText("versionId")));
        }
        return objects;
    }

    private static JsonNode notEmpty(JsonFields request, String name) throws InvalidInputException {
        JsonNode list = request.list(name);
        if (list.isEmpty()) {
            throw new InvalidInputException(name, name + " is empty");
        }
        if (list.size() > MAX_NAMED) {
            throw new InvalidInputException(
                    Kind.TOO_LARGE,
                    name,
                    name + " names " + list.size() + " objects, at most " + MAX_NAMED
                            + " are taken: put the keys into an object and use a list");
        }
        return list;
    }

    private static Source prefix(JsonFields request, boolean force) throws InvalidInputException {
        String prefix = request.anyText("prefix");
        if (prefix.isEmpty() && !force) {
            throw new InvalidInputException(
                    "prefix", "prefix is empty: the whole bucket is meant only with force true");
        }
        return new Source.Prefix(prefix);
    }

    private static Source list(JsonFields request) throws InvalidInputException {
        JsonFields list = request.object("list");
        UnknownFieldCheck.require(list, List.of("bucket", "key", "versionId", "encoded"));
        return new Source.ListObject(
                RequestNames.bucket(list), list.text("key"), list.optionalText("versionId"), encoded(request, list));
    }

    private static boolean encoded(JsonFields request, JsonFields list) throws InvalidInputException {
        boolean outside = request.flag("encoded");
        boolean inside = list.flag("encoded");
        if (request.has("encoded") && list.has("encoded") && outside != inside) {
            throw new InvalidInputException("encoded", "encoded says otherwise than list.encoded");
        }
        return outside || inside;
    }
}
