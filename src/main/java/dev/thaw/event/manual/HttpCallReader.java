package dev.thaw.event.manual;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.StrictUtf8;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the HTTP call in an envelope ("Function URL"); API gateway's differs by fields that are tolerated. */
public final class HttpCallReader {

    private HttpCallReader() {}

    /** Refuses nothing: whoever may call is to be told what is wrong in an answer, and the others nothing at all. */
    public static HttpCall read(JsonNode envelope) {
        return new HttpCall(
                text(envelope.path("httpMethod")).toUpperCase(Locale.ROOT),
                text(envelope.path("path")),
                query(envelope),
                lowercaseHeaders(envelope.path("headers")),
                body(envelope));
    }

    /** Anything but text stays as it is written: a body that is an object is what it says. */
    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static Map<String, String> query(JsonNode envelope) {
        Map<String, String> parameters = new HashMap<>();
        for (String field : new String[] {"queryString", "queryStringParameters"}) {
            JsonNode query = envelope.path(field);
            query.properties().forEach(parameter -> parameters.put(parameter.getKey(), joined(parameter.getValue())));
            if (query.isTextual() && !query.textValue().isEmpty()) {
                parameters.put(query.textValue(), "");
            }
        }
        return parameters;
    }

    private static Map<String, String> lowercaseHeaders(JsonNode headers) {
        Map<String, String> lowercase = new HashMap<>();
        headers.properties()
                .forEach(header -> lowercase.merge(
                        header.getKey().toLowerCase(Locale.ROOT),
                        joined(header.getValue()),
                        (first, second) -> first + ", " + second));
        return lowercase;
    }

    private static String joined(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : value.asText();
    }

    private static Optional<String> body(JsonNode envelope) {
        String body = text(envelope.path("body"));
        return envelope.path("isBase64Encoded").asBoolean() ? decoded(body) : Optional.of(body);
    }

    /** What is no Base64 stays as it came: it is no JSON then, and is refused in an answer, after authentication. */
    private static Optional<String> decoded(String body) {
        try {
            return StrictUtf8.decoded(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException fault) {
            return Optional.of(body);
        }
    }
}
