package dev.thaw.function;

import dev.thaw.event.manual.HttpCall;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Converts a request over plain HTTP to a manual call. */
final class PlainCall {

    private PlainCall() {}

    static HttpCall of(HttpServerRequest request, String path, byte[] body) {
        return HttpCall.plain(request.method().name(), path, query(request), headers(request), body);
    }

    private static Map<String, String> query(HttpServerRequest request) {
        Map<String, String> query = new HashMap<>();
        request.params().forEach(query::put);
        return query;
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
