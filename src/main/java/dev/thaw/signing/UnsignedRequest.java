package dev.thaw.signing;

import java.util.Map;

/**
 * What a signature covers. Shows itself without its headers, among which a token may be.
 *
 * @param method in any case
 * @param path decoded, with the leading slash
 * @param query decoded names and values; a parameter without value has the empty one
 * @param headers those to be signed, {@code host} among them
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
