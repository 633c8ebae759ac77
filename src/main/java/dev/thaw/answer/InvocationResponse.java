package dev.thaw.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an invocation gives back, whichever way it came: an HTTP response in image mode, response or error in the poll loop.
 *
 * @param status of HTTP; 400 and more is an invocation that failed
 * @param contentType of the body
 * @param body JSON
 * @param credentialsExpired whether COS said so: this process will get no others, if they are those it was started with
 */
public record InvocationResponse(int status, String contentType, String body, boolean credentialsExpired) {

    public static final String JSON = "application/json";

    InvocationResponse(int status, String contentType, String body) {
        this(status, contentType, body, false);
    }

    public static InvocationResponse json(int status, String body) {
        return new InvocationResponse(status, JSON, body);
    }

    public InvocationResponse withCredentialsExpired(boolean expired) {
        return new InvocationResponse(status, contentType, body, expired);
    }

    /** Those of the HTTP response, plain or in an envelope. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        switch (status) {
            case 401 -> headers.put("WWW-Authenticate", "Bearer");
            case 405 -> headers.put("Allow", "POST");
            case 503 -> headers.put("Retry-After", "5");
            default -> {}
        }
        return headers;
    }

    public boolean failed() {
        return status >= 400;
    }
}
