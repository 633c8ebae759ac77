package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.event.EventReader;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What Funqy leaves open at the HTTP edge: methods, the closed event path, and every answer that is not 200. */
@ApplicationScoped
class HttpEdge {

    private static final Logger LOG = Logger.getLogger(HttpEdge.class);
    private static final String EVENT_INVOKE = "/event-invoke";
    private static final List<String> PATHS = List.of(EVENT_INVOKE, "/restore", "/plan", "/status");
    private static final int BEFORE_THE_BODY_IS_READ = Integer.MIN_VALUE;

    private final Settings settings;

    HttpEdge(Settings settings) {
        this.settings = settings;
    }

    void guard(@Observes Router router) {
        for (String path : PATHS) {
            router.route(path)
                    .order(BEFORE_THE_BODY_IS_READ)
                    .handler(this::check)
                    .failureHandler(HttpEdge::answerFailure);
        }
    }

    /** Funqy would run the function on a GET, with what stands in the query. */
    private void check(RoutingContext context) {
        if (context.normalizedPath().startsWith(EVENT_INVOKE) && !settings.eventInvoke()) {
            send(context, new Problem(404, "Closed", "THAW_EVENT_INVOKE=off closes this path").answer());
        } else if (!context.request().method().equals(HttpMethod.POST)) {
            context.response().putHeader("Allow", "POST");
            send(context, new Problem(405, "Wrong method", "only POST asks for work").answer());
        } else {
            readAsJson(context);
            context.next();
        }
    }

    /** Whatever the caller calls it: curl says that its body is a form, and Vert.x would read a form out of it. */
    private static void readAsJson(RoutingContext context) {
        context.request().headers().set("Content-Type", Answer.JSON);
    }

    private static void answerFailure(RoutingContext context) {
        FailedAnswerException failed = failedAnswer(context.failure());
        send(context, failed == null ? problem(context).answer() : failed.answer());
    }

    private static Problem problem(RoutingContext context) {
        return switch (context.statusCode()) {
            case 413 ->
                new Problem(413, "Input too large", "a request has at most " + EventReader.MAX_BYTES + " bytes");
            case 404 -> new Problem(404, "No such path", "work is asked for at " + String.join(", ", PATHS));
            case 400 -> new Problem(400, "Unreadable input", "the body is no JSON");
            default -> defect(context);
        };
    }

    private static Problem defect(RoutingContext context) {
        String errorId = UUID.randomUUID().toString();
        LOG.errorf(context.failure(), "defect %s at %s", errorId, context.normalizedPath());
        return Problem.defect(errorId);
    }

    private static @Nullable FailedAnswerException failedAnswer(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof FailedAnswerException)) {
            cause = cause.getCause();
        }
        return (FailedAnswerException) cause;
    }

    private static void send(RoutingContext context, Answer answer) {
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(answer.body());
    }
}
