package dev.thaw.function;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Manual calls over plain HTTP that are no Funqy functions: the paths of the jobs hold an id, which the name of a function cannot,
 * and some take GET. {@link HttpGuard} comes first.
 */
@ApplicationScoped
class PathRoutes {

    private final InvocationHandler handler;

    PathRoutes(InvocationHandler handler) {
        this.handler = handler;
    }

    void register(@Observes Router router) {
        router.route("/jobs/*").blockingHandler(this::handle, false);
        router.route("/about").blockingHandler(this::handle, false);
        router.route("/explain").blockingHandler(this::handle, false);
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
