package dev.thaw.function;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.thaw.answer.InvocationResponse;
import dev.thaw.event.manual.Action;
import dev.thaw.request.Invocation;
import io.quarkus.funqy.Funq;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Funqy functions: what SCF calls in image mode, and the manual actions over plain HTTP. Funqy chooses the function; the
 * bytes are read by {@link InvocationHandler}, so that every way in says the same of the same bytes.
 */
public class Functions {

    @Inject
    CurrentVertxRequest current;

    @Inject
    InvocationHandler invocations;

    /** An event in any of its shapes (page "Image Function Usage Notes"). */
    @Funq("event-invoke")
    public RawValue eventInvoke(RawBody body) {
        return worked(context -> {
            HttpServerRequest request = context.request();
            Invocation invocation = ScfHeaders.platformInvocation(name -> Optional.ofNullable(request.getHeader(name)));
            return invocations.handle(bytes(context), invocation);
        });
    }

    /** Restores what the request names. */
    @Funq
    public RawValue restore(RawBody body) {
        return manual(Action.RESTORE);
    }

    /** Tells what a restore would do. */
    @Funq
    public RawValue plan(RawBody body) {
        return manual(Action.PLAN);
    }

    /** Tells the state of what the request names. */
    @Funq
    public RawValue status(RawBody body) {
        return manual(Action.STATUS);
    }

    private RawValue manual(Action action) {
        return worked(context -> invocations.handle(
                PlainCall.of(context.request(), "/" + action.word(), bytes(context)),
                ScfHeaders.untrustedInvocation()));
    }

    /** Does nothing for a caller who has gone before it began. */
    private RawValue worked(Function<RoutingContext, InvocationResponse> work) {
        RoutingContext context = current.getCurrent();
        InvocationLimiter.Turn turn = AdmittedBody.of(context).orElseThrow().turn();
        if (!turn.workBegins()) {
            return new RawValue("");
        }
        try {
            return answer(work.apply(context));
        } finally {
            turn.workEnds();
        }
    }

    private static byte[] bytes(RoutingContext context) {
        return context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
    }

    private static RawValue answer(InvocationResponse answer) {
        if (answer.failed()) {
            throw new ErrorResponseException(answer);
        }
        return new RawValue(answer.body());
    }
}
