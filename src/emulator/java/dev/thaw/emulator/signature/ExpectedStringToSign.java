package dev.thaw.emulator.signature;

import dev.thaw.emulator.http.EmulatedPercentCoding;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.QueryParameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The string to sign of a request, built from the request and the lists of its Authorization header. */
record ExpectedStringToSign(EmulatedRequest request, ParsedAuthorization authorization) {

    /** Parameters by name as the list writes them: encoded, then in lower case. */
    static Map<String, String> encodedParameters(EmulatedRequest request) {
        Map<String, String> encoded = new TreeMap<>();
        for (QueryParameter parameter : request.target().parameters()) {
            String name = EmulatedPercentCoding.encode(parameter.name()).toLowerCase(Locale.ROOT);
            encoded.put(name, EmulatedPercentCoding.encode(parameter.value()));
        }
        return encoded;
    }

    static Map<String, String> encodedHeaders(EmulatedRequest request) {
        Map<String, String> encoded = new TreeMap<>();
        request.lowercaseHeaders().forEach((name, value) -> encoded.put(name, EmulatedPercentCoding.encode(value)));
        return encoded;
    }

    String stringToSign() {
        return "sha1\n" + authorization.signTime().text() + "\n" + EmulatedHmac.sha1(httpString()) + "\n";
    }

    private String httpString() {
        return request.method().toLowerCase(Locale.ROOT)
                + "\n"
                + request.target().path()
                + "\n"
                + joined(authorization.parameterList(), encodedParameters(request))
                + "\n"
                + joined(authorization.headerList(), encodedHeaders(request))
                + "\n";
    }

    private static String joined(List<String> names, Map<String, String> values) {
        return names.stream()
                .map(name -> name + "=" + values.getOrDefault(name, ""))
                .collect(Collectors.joining("&"));
    }
}
