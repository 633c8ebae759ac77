package dev.thaw.signing;

import dev.thaw.object.PercentCoding;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Query parameters or headers as the signature lists them: percent-encoded, names in lower case, sorted by name.
 *
 * @param names {@code a;b}
 * @param namesAndValues {@code a=1&b=2}
 */
record SignedPairs(String names, String namesAndValues) {

    static SignedPairs ofQuery(Map<String, String> query) {
        return of(query, value -> value);
    }

    /** Spaces around the value of a header are lost in transport, so they are not signed. */
    static SignedPairs ofHeaders(Map<String, String> headers) {
        return of(headers, String::trim);
    }

    private static SignedPairs of(Map<String, String> pairs, UnaryOperator<String> sentValue) {
        SortedMap<String, String> sorted = new TreeMap<>();
        pairs.forEach((name, value) -> {
            String lowercaseName = PercentCoding.encode(name).toLowerCase(Locale.ROOT);
            if (sorted.put(lowercaseName, PercentCoding.encode(sentValue.apply(value))) != null) {
                throw new IllegalArgumentException(
                        "two parameters or headers to be signed are both called " + lowercaseName);
            }
        });
        return new SignedPairs(
                String.join(";", sorted.keySet()),
                sorted.entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining("&")));
    }
}
