package dev.thaw.emulator.signature;

import dev.thaw.emulator.http.EmulatedError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of an Authorization header. */
record ParsedAuthorization(
        String secretId,
        KeyTimeRange signTime,
        KeyTimeRange keyTime,
        List<String> headerList,
        List<String> parameterList,
        String signature) {

    static ParsedAuthorization parse(String authorization) {
        Map<String, String> fields = fieldsIn(authorization);
        if (!field(fields, "q-sign-algorithm").equals("sha1")) {
            throw denied("The algorithm is not supported");
        }
        return new ParsedAuthorization(
                field(fields, "q-ak"),
                span(fields, "q-sign-time"),
                span(fields, "q-key-time"),
                list(fields, "q-header-list"),
                list(fields, "q-url-param-list"),
                field(fields, "q-signature"));
    }

    private static Map<String, String> fieldsIn(String authorization) {
        Map<String, String> fields = new HashMap<>();
        for (String part : authorization.split("&", -1)) {
            int equals = Math.max(part.indexOf('='), 0);
            fields.put(part.substring(0, equals), part.substring(Math.min(equals + 1, part.length())));
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> denied("Authorization lacks " + name));
    }

    private static KeyTimeRange span(Map<String, String> fields, String name) {
        return KeyTimeRange.parse(field(fields, name)).orElseThrow(() -> denied(name + " is malformed"));
    }

    private static List<String> list(Map<String, String> fields, String name) {
        return Arrays.stream(field(fields, name).split(";", -1))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static EmulatedError denied(String message) {
        return new EmulatedError(403, "AccessDenied", message);
    }
}
