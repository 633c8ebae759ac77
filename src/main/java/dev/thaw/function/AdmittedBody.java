package dev.thaw.function;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The state of an admitted request, kept in its routing context.
 *
 * @param turn of the invocation
 * @param timer that closes the connection if the body takes too long
 */
record AdmittedBody(InvocationLimiter.Turn turn, long timer) {

    private static final String NAME = "thaw.admitted-body";

    void putInto(RoutingContext context) {
        context.put(NAME, this);
    }

    static Optional<AdmittedBody> of(RoutingContext context) {
        return Optional.ofNullable(context.get(NAME));
    }
}
