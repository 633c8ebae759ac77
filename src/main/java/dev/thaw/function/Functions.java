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
 * The Funqy functions: the one that SCF calls in image mode, and the manual actions over plain HTTP. Funqy selects the function;
 * {@link InvocationHandler} reads the bytes, so that the same bytes get the same response in every mode.
 */
public class Functions {

    @Inject
    CurrentVertxRequest current;

    @Inject
    InvocationHandler handler;

    /** Handles an event of any format (page "Image Function Usage Notes"). */
    @Funq("event-invoke")
    public RawValue eventInvoke(RawBody body) {
        return run(context -> {
            HttpServerRequest request = context.request();
            Invocation invocation = ScfHeaders.platformInvocation(name -> Optional.ofNullable(request.getHeader(name)));
            return handler.handle(PlainCall.body(context), invocation);
        });
    }

    /** Restores the objects of a request. */
    @Funq
    public RawValue restore(RawBody body) {
        return manual(Action.RESTORE);
    }

    /** Reports what a restore would do. */
    @Funq
    public RawValue plan(RawBody body) {
        return manual(Action.PLAN);
    }

    /** Reports the state of the objects of a request. */
    @Funq
    public RawValue status(RawBody body) {
        return manual(Action.STATUS);
    }

    private RawValue manual(Action action) {
        return run(context -> handler.handle(
                PlainCall.of(context.request(), "/" + action.word(), PlainCall.body(context)),
                ScfHeaders.untrustedInvocation()));
    }

    /** Does nothing if the caller has disconnected in the meantime. */
    private RawValue run(Function<RoutingContext, InvocationResponse> task) {
        RoutingContext context = current.getCurrent();
        InvocationLimiter.Turn turn = AdmittedBody.of(context).orElseThrow().turn();
        if (!turn.begin()) {
            return new RawValue("");
        }
        try {
            return send(task.apply(context));
        } finally {
            turn.finish();
        }
    }

    private static RawValue send(InvocationResponse response) {
        if (response.status() != 200) {
            throw new ErrorResponseException(response);
        }
        return new RawValue(response.body());
    }
}
