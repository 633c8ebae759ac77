package dev.thaw.function;

import dev.thaw.answer.InvocationResponse;
import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.event.EventReader;
import dev.thaw.log.ReportLog;
import dev.thaw.request.ManualAuthenticator;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What Funqy leaves open at the HTTP edge: who may call, methods, unknown paths, and every answer that is not 200. All that the
 * head of a request can tell is decided before its body is read, so that who is not let in costs nothing.
 */
@ApplicationScoped
class HttpGuard {

    private static final Logger LOG = Logger.getLogger(HttpGuard.class);
    private static final String EVENT_INVOKE = "/event-invoke";
    private static final List<String> MANUAL_PATHS = List.of("/restore", "/plan", "/status");
    private static final String HEALTH = "/q/health";
    private static final int BEFORE_THE_BODY_IS_READ = Integer.MIN_VALUE;
    private static final int AFTER_THE_BODY_IS_READ = Integer.MIN_VALUE + 2;

    /** Two events of the largest size: with what is made of them they fit into the heap of 154 MB that the image has. */
    private static final long MOST_BYTES_IN_MEMORY = 2L * EventReader.MAX_BYTES;
    /** The server has 200 threads; each invocation has up to 16 more for its objects. */
    private static final int MOST_INVOCATIONS = 32;

    private static final int MOST_WAITING = 512;
    private static final long LONGEST_WAIT_MILLIS = 10_000;
    private static final long LONGEST_BODY_MILLIS = 30_000;
    private static final long LONGEST_REST_MILLIS = 2_000;

    private final Settings settings;
    private final ManualAuthenticator gate;
    private final ReportLog log;
    private final CallerCheck callers;
    private final InvocationLimiter admission =
            new InvocationLimiter(MOST_INVOCATIONS, MOST_BYTES_IN_MEMORY, MOST_WAITING);

    HttpGuard(Settings settings, ManualAuthenticator gate, ReportLog log) {
        this.settings = settings;
        this.gate = gate;
        this.log = log;
        this.callers = new CallerCheck(settings.runtimeEnvironment().onPlatform());
    }

    void guard(@Observes Router router, Vertx vertx) {
        router.route().order(BEFORE_THE_BODY_IS_READ).handler(this::checkHead).failureHandler(HttpGuard::answerFailure);
        router.route().order(AFTER_THE_BODY_IS_READ).handler(HttpGuard::bodyIsRead);
        if (!settings.runtimeEnvironment().isCustomRuntime() && !isDevMode()) {
            ConnectionWatch.start(vertx);
        }
    }

    private void checkHead(RoutingContext context) {
        ConnectionWatch.began(context);
        String path = context.normalizedPath();
        HttpServerRequest request = context.request();
        Optional<Problem> refusal =
                framingRefused(request).or(() -> callerRefused(request)).or(() -> refusal(request, path));
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
        } else if (!isWork(path)) {
            context.next();
        } else {
            readAsJson(context);
            authenticate(context);
        }
    }

    /** Where the end of a body can be read in two ways, a proxy in front may have taken a part of it for another request. */
    private static Optional<Problem> framingRefused(HttpServerRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean clear = encodings.isEmpty()
                || encodings.size() == 1
                        && encodings.get(0).strip().equalsIgnoreCase("chunked")
                        && request.version() != HttpVersion.HTTP_1_0
                        && !request.headers().contains(HttpHeaders.CONTENT_LENGTH);
        return clear
                ? Optional.empty()
                : Optional.of(new Problem(
                        400,
                        "Unreadable input",
                        "Transfer-Encoding is chunked alone, in HTTP/1.1 and without Content-Length"));
    }

    private Optional<Problem> callerRefused(HttpServerRequest request) {
        return callers.refusal(
                request.headers(), request.version() != HttpVersion.HTTP_1_0, isLoopback(request.localAddress()));
    }

    /** Funqy would run the function on a GET, with what stands in the query. */
    private Optional<Problem> refusal(HttpServerRequest request, String path) {
        if (path.equals(HEALTH) || path.startsWith(HEALTH + "/")) {
            return healthRefused(request);
        }
        if (!isWork(path)) {
            return isDevMode() ? Optional.empty() : Optional.of(noSuchPath(path));
        }
        if (path.equals(EVENT_INVOKE) && !settings.eventInvoke()) {
            return Optional.of(new Problem(404, "Closed", "THAW_EVENT_INVOKE=off closes this path"));
        }
        if (!request.method().equals(HttpMethod.POST)) {
            return Optional.of(new Problem(405, "Wrong method", "only POST asks for work"));
        }
        if (!path.equals(EVENT_INVOKE)) {
            Optional<Problem> notAdmitted = notAdmitted(request, path);
            if (notAdmitted.isPresent()) {
                return notAdmitted;
            }
        }
        return bodyRefused(request);
    }

    private static Optional<Problem> healthRefused(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return Optional.of(new Problem(405, "Wrong method", "GET tells the health"));
        }
        return hasBody(request)
                ? Optional.of(new Problem(400, "Invalid input", "a request for the health has no body"))
                : Optional.empty();
    }

    private Optional<Problem> notAdmitted(HttpServerRequest request, String path) {
        try {
            gate.authenticate(PlainCall.of(request, path, new byte[0]));
            return Optional.empty();
        } catch (ProblemException e) {
            log.failure(
                    ScfHeaders.untrustedInvocation().requestId(), e.problem().detail());
            return Optional.of(e.problem());
        }
    }

    private static Optional<Problem> bodyRefused(HttpServerRequest request) {
        String expect = request.getHeader(HttpHeaders.EXPECT);
        if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
            return Optional.of(new Problem(417, "Expectation failed", "of all expectations only 100-continue is met"));
        }
        return bodyBytes(request) > EventReader.MAX_BYTES ? Optional.of(tooLarge()) : Optional.empty();
    }

    /** Whatever the caller calls it: curl says that its body is a form, and Vert.x would read a form out of it. */
    private static void readAsJson(RoutingContext context) {
        context.request().headers().set("Content-Type", InvocationResponse.JSON);
    }

    /** The request stands still until it has its turn. */
    private void authenticate(RoutingContext context) {
        Context loop = context.vertx().getOrCreateContext();
        Optional<InvocationLimiter.Turn> asked = admission.ask(
                bodyBytes(context.request()), turn -> loop.runOnContext(begin -> readBody(context, turn)));
        if (asked.isEmpty()) {
            refuse(context, tooBusy());
            return;
        }
        InvocationLimiter.Turn turn = asked.get();
        long wait = context.vertx().setTimer(LONGEST_WAIT_MILLIS, timer -> {
            if (turn.giveUp()) {
                refuse(context, tooBusy());
            }
        });
        context.addEndHandler(end -> {
            context.vertx().cancelTimer(wait);
            turn.end();
        });
    }

    private static void readBody(RoutingContext context, InvocationLimiter.Turn turn) {
        if (context.response().closed() || context.response().ended()) {
            return;
        }
        long late = context.vertx()
                .setTimer(
                        LONGEST_BODY_MILLIS,
                        timer -> context.request().connection().close());
        new AdmittedBody(turn, late).putInto(context);
        context.addEndHandler(end -> context.vertx().cancelTimer(late));
        context.next();
    }

    private static void bodyIsRead(RoutingContext context) {
        AdmittedBody.of(context).ifPresent(body -> {
            context.vertx().cancelTimer(body.timer());
            body.turn().bodyHas(context.body().length());
        });
        context.next();
    }

    private static void answerFailure(RoutingContext context) {
        if (context.response().closed() || context.response().headWritten()) {
            return;
        }
        ErrorResponseException failed = failedAnswer(context.failure());
        if (failed == null) {
            refuse(context, problem(context));
        } else {
            send(context, failed.answer());
        }
    }

    private static Problem problem(RoutingContext context) {
        return switch (context.statusCode()) {
            case 413 -> tooLarge();
            case 404 -> noSuchPath(context.normalizedPath());
            case 400 -> new Problem(400, "Unreadable input", "the body is no JSON");
            // what Vert.x says of a body that breaks off
            case 200 -> new Problem(400, "Unreadable input", "the body breaks off");
            default -> defect(context);
        };
    }

    private static Problem defect(RoutingContext context) {
        String errorId = UUID.randomUUID().toString();
        LOG.errorf(context.failure(), "defect %s at %s", errorId, context.normalizedPath());
        return Problem.defect(errorId);
    }

    private static Problem tooLarge() {
        return new Problem(413, "Input too large", "a request has at most " + EventReader.MAX_BYTES + " bytes");
    }

    private static Problem noSuchPath(String path) {
        String hint = path.endsWith("/") && isWork(path.substring(0, path.length() - 1))
                ? "leave out the slash at the end; "
                : "";
        String paths = EVENT_INVOKE + ", " + String.join(", ", MANUAL_PATHS);
        return new Problem(404, "No such path", hint + "work is asked for at " + paths);
    }

    private static Problem tooBusy() {
        return new Problem(503, "Too busy", "too many invocations are worked on: call again in a while");
    }

    private static @Nullable ErrorResponseException failedAnswer(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ErrorResponseException)) {
            cause = cause.getCause();
        }
        return (ErrorResponseException) cause;
    }

    /** Answers although the body may not have been read: what still comes of it is dropped, and not for long. */
    private static void refuse(RoutingContext context, Problem problem) {
        HttpServerRequest request = context.request();
        if (hasBody(request) && !request.isEnded()) {
            context.response().putHeader("Connection", "close");
            long late = context.vertx()
                    .setTimer(LONGEST_REST_MILLIS, timer -> request.connection().close());
            request.handler(dropped -> {});
            request.exceptionHandler(gone -> context.vertx().cancelTimer(late));
            request.endHandler(end -> {
                context.vertx().cancelTimer(late);
                request.connection().close();
            });
            request.resume();
        }
        send(context, problem.answer());
    }

    private static void send(RoutingContext context, InvocationResponse answer) {
        answer.headers().forEach(context.response()::putHeader);
        context.response().setStatusCode(answer.status()).end(answer.body());
    }

    private static boolean isWork(String path) {
        return path.equals(EVENT_INVOKE) || MANUAL_PATHS.contains(path);
    }

    private static boolean hasBody(HttpServerRequest request) {
        return bodyBytes(request) > 0;
    }

    /** What the body may have. */
    private static long bodyBytes(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return EventReader.MAX_BYTES;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return EventReader.MAX_BYTES;
        }
    }

    private static boolean isLoopback(@Nullable SocketAddress local) {
        try {
            return local == null
                    || local.hostAddress() == null
                    || InetAddress.getByName(local.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /** Dev mode has pages of its own. */
    private static boolean isDevMode() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT;
    }
}
