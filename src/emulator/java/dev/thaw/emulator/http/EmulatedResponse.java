package dev.thaw.emulator.http;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A complete response. */
public record EmulatedResponse(int status, Map<String, String> headers, Buffer body) {

    public static EmulatedResponse empty(int status) {
        return new EmulatedResponse(status, Map.of(), Buffer.buffer());
    }

    public static EmulatedResponse xml(int status, String body) {
        return empty(status)
                .with("Content-Type", "application/xml")
                .withBody(Buffer.buffer(XmlText.DECLARATION + body));
    }

    public EmulatedResponse withBody(Buffer content) {
        return new EmulatedResponse(status, headers, content);
    }

    public EmulatedResponse with(String name, String value) {
        return withAll(Map.of(name, value));
    }

    public EmulatedResponse withAll(Map<String, String> added) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(added);
        return new EmulatedResponse(status, all, body);
    }
}
