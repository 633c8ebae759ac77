package dev.thaw.emulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as received.
 *
 * @param lowercaseHeaders by name in lower case; the first of several with the same name
 */
public record EmulatedRequest(String method, RequestTarget target, Map<String, String> lowercaseHeaders, Buffer body) {

    public EmulatedRequest {
        lowercaseHeaders = Map.copyOf(lowercaseHeaders);
    }

    public static EmulatedRequest of(HttpServerRequest http, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        http.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value.strip()));
        return new EmulatedRequest(http.method().name(), RequestTarget.parse(http.uri()), headers, body);
    }

    public Operation operation() {
        return Operation.of(this);
    }

    public String host() {
        return header("host").orElse("");
    }

    /** The first label of the host: {@code archive-1250000000}. */
    public String bucket() {
        return host().split("[.:]", 2)[0];
    }

    /** The third label of the host, {@code ap-guangzhou}; empty if it has fewer. */
    public String region() {
        return label(2);
    }

    /** Whether the host is that of COS Batch, {@code <uin>.cos-control.<region>.myqcloud.com}. */
    public boolean isForControl() {
        return label(1).equals("cos-control");
    }

    public String key() {
        return target.key();
    }

    public Optional<String> versionId() {
        return parameter("versionId");
    }

    public Optional<String> header(String lowercaseName) {
        return Optional.ofNullable(lowercaseHeaders.get(lowercaseName));
    }

    public boolean has(String parameter) {
        return parameter(parameter).isPresent();
    }

    public Optional<String> parameter(String name) {
        return target.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(QueryParameter::value)
                .findFirst();
    }

    private String label(int at) {
        String[] labels = host().split("[.:]", -1);
        return at < labels.length ? labels[at] : "";
    }
}
