package dev.thaw.emulator;

import java.util.Arrays;
import java.util.List;

/**
 * The target of a request line, read from its raw bytes and never normalised.
 *
 * @param raw as it came, {@code /a%2F%2Fb?restore}
 * @param path decoded once, {@code /a//b}; as it came if that cannot be
 * @param wellFormed whether all of it could be decoded
 */
public record Target(String raw, String path, List<Parameter> parameters, boolean wellFormed) {

    public Target {
        parameters = List.copyOf(parameters);
    }

    static Target parse(String raw) {
        int mark = raw.indexOf('?');
        String path = mark < 0 ? raw : raw.substring(0, mark);
        String query = mark < 0 ? "" : raw.substring(mark + 1);
        boolean wellFormed = path.startsWith("/")
                && Percent.decode(path).isPresent()
                && Percent.decode(query).isPresent();
        return new Target(raw, decoded(path), parametersIn(query), wellFormed);
    }

    /** The path without its first slash. */
    public String key() {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static List<Parameter> parametersIn(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(part -> !part.isEmpty())
                .map(Target::parameter)
                .toList();
    }

    private static Parameter parameter(String part) {
        int equals = part.indexOf('=');
        return equals < 0
                ? new Parameter(decoded(part), "")
                : new Parameter(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
    }

    private static String decoded(String encoded) {
        return Percent.decode(encoded).orElse(encoded);
    }
}
