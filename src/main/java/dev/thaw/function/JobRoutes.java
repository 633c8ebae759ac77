package dev.thaw.function;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The paths of the jobs over plain HTTP. They hold an id, which the name of a Funqy function cannot. {@link HttpGuard} comes first. */
@ApplicationScoped
class JobRoutes {

    private final InvocationHandler handler;

    JobRoutes(InvocationHandler handler) {
        this.handler = handler;
    }

    void register(@Observes Router router) {
        router.route("/jobs/*").blockingHandler(this::handle, false);
    }

    /** Does nothing if the caller has disconnected in the meantime. */
    private void handle(RoutingContext context) {
        InvocationLimiter.Turn turn = AdmittedBody.of(context).orElseThrow().turn();
        if (!turn.begin()) {
            return;
        }
        try {
            HttpGuard.send(
                    context,
                    handler.handle(
                            PlainCall.of(context.request(), context.normalizedPath(), PlainCall.body(context)),
                            ScfHeaders.untrustedInvocation()));
        } finally {
            turn.finish();
        }
    }
}
