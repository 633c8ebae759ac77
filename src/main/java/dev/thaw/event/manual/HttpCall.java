package dev.thaw.event.manual;

import dev.thaw.event.json.StrictUtf8;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A manual call over HTTP, plain or inside an envelope of a Function URL. Not shown whole: its headers may hold a token.
 *
 * @param method upper case
 * @param path as called
 * @param query parameters, refused when there are any
 * @param lowercaseHeaders by name
 * @param body text of the request; absent where its bytes are not UTF-8
 */
public record HttpCall(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> lowercaseHeaders,
        Optional<String> body) {

    public HttpCall {
        query = Collections.unmodifiableMap(new HashMap<>(query));
        lowercaseHeaders = Collections.unmodifiableMap(new HashMap<>(lowercaseHeaders));
    }

    public HttpCall(
            String method, String path, Map<String, String> query, Map<String, String> lowercaseHeaders, String body) {
        this(method, path, query, lowercaseHeaders, Optional.of(body));
    }

    /** A call as it came over plain HTTP. */
    public static HttpCall plain(
            String method, String path, Map<String, String> query, Map<String, String> lowercaseHeaders, byte[] body) {
        return new HttpCall(method, path, query, lowercaseHeaders, StrictUtf8.decoded(body));
    }

    @Override
    public String toString() {
        return "HttpCall[" + method + " " + path + "]";
    }
}
