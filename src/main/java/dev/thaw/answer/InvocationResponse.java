package dev.thaw.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The response to an invocation in every mode: an HTTP response in image mode, {@code response} or {@code error} in the poll loop.
 *
 * @param status HTTP status; from 400 on the invocation has failed
 * @param contentType of the body
 * @param body JSON, or a page
 * @param credentialsExpired whether COS reported that; a process cannot replace the credentials that it was started with
 * @param methods that the path has, if another one was used
 * @param ownHeaders more headers, by name; they take precedence
 */
public record InvocationResponse(
        int status,
        String contentType,
        String body,
        boolean credentialsExpired,
        List<String> methods,
        Map<String, String> ownHeaders) {

    public static final String JSON = "application/json";

    public InvocationResponse {
        methods = List.copyOf(methods);
        ownHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(ownHeaders));
    }

    public InvocationResponse(int status, String contentType, String body, boolean credentialsExpired) {
        this(status, contentType, body, credentialsExpired, List.of());
    }

    public InvocationResponse(
            int status, String contentType, String body, boolean credentialsExpired, List<String> methods) {
        this(status, contentType, body, credentialsExpired, methods, Map.of());
    }

    public static InvocationResponse json(int status, String body) {
        return new InvocationResponse(status, JSON, body, false);
    }

    /** A document that is no answer to a call. */
    public static InvocationResponse document(String contentType, String text, Map<String, String> headers) {
        return new InvocationResponse(200, contentType, text, false, List.of(), headers);
    }

    public InvocationResponse withCredentialsExpired(boolean expired) {
        return new InvocationResponse(status, contentType, body, expired, methods, ownHeaders);
    }

    /** The HTTP headers, of a plain response and of one for a Function URL. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        switch (status) {
            case 401 -> headers.put("WWW-Authenticate", "Bearer");
            case 405 -> headers.put("Allow", String.join(", ", methods));
            case 503 -> headers.put("Retry-After", "5");
            default -> {}
        }
        headers.putAll(ownHeaders);
        return headers;
    }

    public boolean failed() {
        return status >= 400;
    }

    /**
     * This response in the JSON that a Function URL turns into an HTTP response (page "Function URL"). The invocation itself
     * succeeds.
     */
    public InvocationResponse forFunctionUrl() {
        return json(200, Json.text(json -> {
                    json.writeStartObject();
                    json.writeBooleanField("isBase64Encoded", false);
                    json.writeNumberField("statusCode", status);
                    json.writeObjectFieldStart("headers");
                    for (Map.Entry<String, String> header : headers().entrySet()) {
                        json.writeStringField(header.getKey(), header.getValue());
                    }
                    json.writeEndObject();
                    json.writeStringField("body", body);
                    json.writeEndObject();
                }))
                .withCredentialsExpired(credentialsExpired);
    }
}
