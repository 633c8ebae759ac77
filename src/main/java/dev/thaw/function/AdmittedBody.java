package dev.thaw.function;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * What holds while a body is read and worked on.
 *
 * @param turn that the invocation has
 * @param timer that ends the wait for the body
 */
record AdmittedBody(InvocationLimiter.Turn turn, long timer) {

    private static final String NAME = "thaw.body-in-hand";

    void putInto(RoutingContext context) {
        context.put(NAME, this);
    }

    static Optional<AdmittedBody> of(RoutingContext context) {
        return Optional.ofNullable(context.get(NAME));
    }
}
