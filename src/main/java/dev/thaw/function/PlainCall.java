package dev.thaw.function;

import dev.thaw.event.manual.HttpCall;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
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
        request.params().forEach((name, value) -> query.merge(name, value, (first, second) -> first + ", " + second));
        return query;
    }

    static byte[] body(RoutingContext context) {
        return context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
