package dev.thaw.emulator.http;

import java.util.Arrays;
import java.util.List;

/**
 * The target of a request line, parsed from its raw bytes, without normalising.
 *
 * @param raw as received, {@code /a%2F%2Fb?restore}
 * @param path decoded once, {@code /a//b}; as received if it cannot be decoded
 * @param wellFormed whether it could be decoded completely
 */
public record RequestTarget(String raw, String path, List<QueryParameter> parameters, boolean wellFormed) {

    public RequestTarget {
        parameters = List.copyOf(parameters);
    }

    static RequestTarget parse(String raw) {
        int mark = raw.indexOf('?');
        String path = mark < 0 ? raw : raw.substring(0, mark);
        String query = mark < 0 ? "" : raw.substring(mark + 1);
        boolean wellFormed = path.startsWith("/")
                && EmulatedPercentCoding.decode(path).isPresent()
                && EmulatedPercentCoding.decode(query).isPresent();
        return new RequestTarget(raw, decoded(path), parametersIn(query), wellFormed);
    }

    /** The path without its first slash. */
    public String key() {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static List<QueryParameter> parametersIn(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(part -> !part.isEmpty())
                .map(RequestTarget::parameter)
                .toList();
    }

    private static QueryParameter parameter(String part) {
        int equals = part.indexOf('=');
        return equals < 0
                ? new QueryParameter(decoded(part), "")
                : new QueryParameter(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
    }

    private static String decoded(String encoded) {
        return EmulatedPercentCoding.decode(encoded).orElse(encoded);
    }
}
