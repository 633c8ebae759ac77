package dev.thaw.local;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thaw.answer.Json;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call of the page as one body that says all, for a POST of the root: path, method and query need not be signed then. */
final class BareCall {

    private BareCall() {}

    /** @throws InvalidInputException if the body is not JSON, or not an object */
    static byte[] of(String path, Map<String, String> query, byte[] body) throws InvalidInputException {
        List<String> parts = List.of(path.substring(1).split("/"));
        String first = parts.get(0);
        boolean isJobs = first.equals("jobs");
        boolean creates = isJobs && parts.size() == 1 && body.length > 0;
        String action = !isJobs ? first : action(parts, creates);
        Optional<String> id = isJobs && parts.size() > 1 && !parts.get(1).equals("continue")
                ? Optional.of(parts.get(1))
                : Optional.empty();
        JsonNode given = body.length == 0 ? StrictJson.tree("{}") : StrictJson.tree(body);
        if (!(given instanceof ObjectNode fields)) {
            throw new InvalidInputException("", "the body is not an object");
        }
        return Json.text(json -> {
                    json.writeStartObject();
                    json.writeStringField("action", action);
                    if (id.isPresent()) {
                        json.writeStringField("job", id.get());
                    }
                    if (creates && !fields.has("job")) {
                        json.writeBooleanField("job", true);
                    }
                    parameters(json, query);
                    for (var field : fields.properties()) {
                        if (!field.getKey().equals("action")) {
                            json.writeFieldName(field.getKey());
                            json.writeRawValue(field.getValue().toString());
                        }
                    }
                    json.writeEndObject();
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void parameters(JsonGenerator json, Map<String, String> query) throws IOException {
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            if (parameter.getValue().matches("[0-9]{1,9}")) {
                json.writeNumberField(parameter.getKey(), Integer.parseInt(parameter.getValue()));
            } else {
                json.writeStringField(parameter.getKey(), parameter.getValue());
            }
        }
    }

    private static String action(List<String> parts, boolean creates) {
        if (parts.size() == 1) {
            return creates ? "restore" : "jobs";
        }
        if (parts.get(1).equals("continue")) {
            return "continue";
        }
        return parts.size() == 2 ? "job" : parts.get(2);
    }
}
