package dev.thaw.event;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * A manual call over HTTP, plain or inside an envelope of a Function URL. Not shown whole: its headers may hold a token.
 *
 * @param method upper case
 * @param path as called
 * @param query parameters, refused when there are any
 * @param lowercaseHeaders by name
 * @param body text of the request
 */
public record HttpCall(
        String method, String path, Map<String, String> query, Map<String, String> lowercaseHeaders, String body) {

    public HttpCall {
        query = Collections.unmodifiableMap(new HashMap<>(query));
        lowercaseHeaders = Collections.unmodifiableMap(new HashMap<>(lowercaseHeaders));
    }

    @Override
    public String toString() {
        return "HttpCall[" + method + " " + path + "]";
    }
}
