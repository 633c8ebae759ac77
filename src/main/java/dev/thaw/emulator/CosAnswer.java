package dev.thaw.emulator;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole answer, ready to be sent. */
record CosAnswer(int status, Map<String, String> headers, Buffer body) {

    static CosAnswer empty(int status) {
        return new CosAnswer(status, Map.of(), Buffer.buffer());
    }

    static CosAnswer xml(int status, String body) {
        return empty(status).with("Content-Type", "application/xml").holding(Buffer.buffer(Xml.DECLARATION + body));
    }

    CosAnswer holding(Buffer content) {
        return new CosAnswer(status, headers, content);
    }

    CosAnswer with(String name, String value) {
        return withAll(Map.of(name, value));
    }

    CosAnswer withAll(Map<String, String> added) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(added);
        return new CosAnswer(status, all, body);
    }
}
