package dev.thaw.signing;

import java.util.Map;

/**
 * What a signature covers. Its text leaves out the headers: one may be a session token.
 *
 * @param method in any case
 * @param path decoded, with the leading slash
 * @param query decoded names and values; a parameter without a value has an empty one
 * @param headers to be signed, including {@code host}
 */
public record UnsignedRequest(String method, String path, Map<String, String> query, Map<String, String> headers) {

    public UnsignedRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path of a request starts with a slash");
        }
    }

    @Override
    public String toString() {
        return "UnsignedRequest[" + method + " " + path + "]";
    }
}
