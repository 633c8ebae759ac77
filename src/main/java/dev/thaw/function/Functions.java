package dev.thaw.function;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.thaw.event.Action;
import dev.thaw.event.HttpCall;
import io.quarkus.funqy.Funq;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Funqy functions: what SCF calls in image mode, and the manual actions over plain HTTP. Funqy chooses the function; the
 * bytes are read by {@link Invocations}, so that every way in says the same of the same bytes.
 */
public class Functions {

    @Inject
    CurrentVertxRequest current;

    @Inject
    Invocations invocations;

    /** An event in any of its shapes (page "Image Function Usage Notes"). */
    @Funq("event-invoke")
    public RawValue eventInvoke(UnreadBody body) {
        RoutingContext context = current.getCurrent();
        HttpServerRequest request = context.request();
        Invocation invocation = ScfHeaders.platformInvocation(name -> Optional.ofNullable(request.getHeader(name)));
        return answer(invocations.handle(bytes(context), invocation));
    }

    /** Restores what the request names. */
    @Funq
    public RawValue restore(UnreadBody body) {
        return manual(Action.RESTORE);
    }

    /** Tells what a restore would do. */
    @Funq
    public RawValue plan(UnreadBody body) {
        return manual(Action.PLAN);
    }

    /** Tells the state of what the request names. */
    @Funq
    public RawValue status(UnreadBody body) {
        return manual(Action.STATUS);
    }

    private RawValue manual(Action action) {
        RoutingContext context = current.getCurrent();
        HttpServerRequest request = context.request();
        HttpCall call = new HttpCall(
                request.method().name(),
                "/" + action.word(),
                query(request),
                headers(request),
                new String(bytes(context), StandardCharsets.UTF_8));
        return answer(invocations.handle(call, ScfHeaders.foreignInvocation()));
    }

    private static byte[] bytes(RoutingContext context) {
        return context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
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

    private static RawValue answer(Answer answer) {
        if (answer.failed()) {
            throw new FailedAnswerException(answer);
        }
        return new RawValue(answer.body());
    }
}
