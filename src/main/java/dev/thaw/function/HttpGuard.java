package dev.thaw.function;

import dev.thaw.answer.InvocationResponse;
import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.console.ConsolePages;
import dev.thaw.event.EventReader;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.JobPath;
import dev.thaw.log.ReportLog;
import dev.thaw.request.ManualAuthenticator;
import dev.thaw.restore.DefectLog;
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
 * What Funqy does not do at the HTTP port: it checks callers, methods and paths, limits concurrent invocations, and sends every
 * response whose status is not 200. {@link #checkHead} is the order of the checks: everything that the head of a request can
 * decide is decided before the body is read, so that a rejected caller costs nothing.
 */
@ApplicationScoped
class HttpGuard {

    private static final Logger LOG = Logger.getLogger(HttpGuard.class);
    private static final String EVENT_INVOKE = "/event-invoke";
    private static final List<String> MANUAL_PATHS = List.of("/restore", "/plan", "/status", "/explain", "/about");
    private static final String HEALTH = "/q/health";
    private static final int BEFORE_BODY_IS_READ = Integer.MIN_VALUE;
    private static final int AFTER_BODY_IS_READ = Integer.MIN_VALUE + 2;

    /** Two events of the maximum size: parsed, they fit into the 154 MB heap of the image. */
    private static final long MAX_BYTES_IN_MEMORY = 2L * EventReader.MAX_BYTES;
    /** The server has 200 threads; each invocation uses up to 16 more for its objects. */
    private static final int MAX_INVOCATIONS = 32;

    private static final int MAX_WAITING = 512;
    private static final long MAX_WAIT_MILLIS = 10_000;
    private static final long MAX_BODY_MILLIS = 30_000;
    private static final long MAX_DRAIN_MILLIS = 2_000;

    private final Settings settings;
    private final ManualAuthenticator authenticator;
    private final ReportLog log;
    private final CallerCheck callers;
    private final ConsolePages console;
    private final InvocationLimiter limiter = new InvocationLimiter(MAX_INVOCATIONS, MAX_BYTES_IN_MEMORY, MAX_WAITING);

    HttpGuard(Settings settings, ManualAuthenticator authenticator, ConsolePages console, ReportLog log) {
        this.settings = settings;
        this.authenticator = authenticator;
        this.console = console;
        this.log = log;
        this.callers = new CallerCheck(settings.runtimeEnvironment().onPlatform());
    }

    void register(@Observes Router router, Vertx vertx) {
        router.route().order(BEFORE_BODY_IS_READ).handler(this::checkHead).failureHandler(HttpGuard::sendFailure);
        router.route().order(AFTER_BODY_IS_READ).handler(HttpGuard::bodyIsRead);
        if (!settings.runtimeEnvironment().isCustomRuntime() && !isDevMode()) {
            ConnectionWatch.start(vertx);
        }
    }

    /** The checks, in this order; then the request waits for its turn. */
    private void checkHead(RoutingContext context) {
        ConnectionWatch.began(context);
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        String page = page(path);
        boolean isPage = console.has(page);
        Optional<Problem> problem = checkFraming(request)
                .or(() -> checkCaller(request, isPage && request.method().equals(HttpMethod.GET)))
                .or(() -> isHealth(path) || isPage ? checkReadOnly(request) : checkInvocation(request, path));
        if (problem.isPresent()) {
            refuse(context, problem.get());
        } else if (isPage) {
            send(context, console.find(page).orElseThrow());
        } else if (!isInvocation(path)) {
            context.next();
        } else {
            forceJson(context);
            awaitTurn(context);
        }
    }

    /** If the end of a body is ambiguous, a proxy in front may have taken a part of it for another request. */
    private static Optional<Problem> checkFraming(HttpServerRequest request) {
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
                        "Transfer-Encoding must be chunked alone, in HTTP/1.1 and without Content-Length"));
    }

    private Optional<Problem> checkCaller(HttpServerRequest request, boolean isPage) {
        return callers.check(
                request.headers(),
                request.version() != HttpVersion.HTTP_1_0,
                isLoopback(request.localAddress()),
                isPage);
    }

    private static Optional<Problem> checkReadOnly(HttpServerRequest request) {
        if (!ConsolePages.isRead(request.method().name())) {
            return Optional.of(Problem.wrongMethod("use GET for this path", List.of("GET", "HEAD")));
        }
        return hasBody(request)
                ? Optional.of(new Problem(400, "Invalid input", "a GET must not have a body"))
                : Optional.empty();
    }

    /** The name of a page of the console. In dev mode the root is the console. */
    private static String page(String path) {
        return path.equals("/") && isDevMode() ? "console" : path.substring(1);
    }

    /** Path, method, token, size. Funqy would run a function on a GET as well, with the query as its input. */
    private Optional<Problem> checkInvocation(HttpServerRequest request, String path) {
        if (!isInvocation(path)) {
            return isDevMode() ? Optional.empty() : Optional.of(noSuchPath(path));
        }
        if (path.equals(EVENT_INVOKE) && !settings.eventInvoke()) {
            return Optional.of(new Problem(404, "Closed", "THAW_EVENT_INVOKE=off closes this path"));
        }
        Optional<Problem> wrong = checkMethod(request, path);
        if (wrong.isPresent()) {
            return wrong;
        }
        return (path.equals(EVENT_INVOKE) ? Optional.<Problem>empty() : checkToken(request, path))
                .or(() -> checkBodyHeaders(request));
    }

    private static Optional<Problem> checkMethod(HttpServerRequest request, String path) {
        if (JobPath.isPlain(path)) {
            return checkJobPath(request, path);
        }
        String method = path.equals("/about") ? "GET" : "POST";
        return request.method().name().equals(method)
                ? Optional.empty()
                : Optional.of(Problem.wrongMethod("use " + method, List.of(method)));
    }

    private static Optional<Problem> checkJobPath(HttpServerRequest request, String path) {
        try {
            Optional<JobPath> jobs = JobPath.of(path);
            if (jobs.isEmpty() || !jobs.get().isWritten(path)) {
                return Optional.of(noSuchPath(path));
            }
            jobs.get().requireMethod(request.method().name());
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.of(Problem.of(e));
        }
    }

    private Optional<Problem> checkToken(HttpServerRequest request, String path) {
        try {
            authenticator.authenticate(PlainCall.of(request, path, new byte[0]));
            return Optional.empty();
        } catch (ProblemException e) {
            log.failure(
                    ScfHeaders.untrustedInvocation().requestId(), e.problem().detail());
            return Optional.of(e.problem());
        }
    }

    private static Optional<Problem> checkBodyHeaders(HttpServerRequest request) {
        String expect = request.getHeader(HttpHeaders.EXPECT);
        if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
            return Optional.of(new Problem(417, "Expectation failed", "Expect supports 100-continue only"));
        }
        return maxBodyBytes(request) > EventReader.MAX_BYTES ? Optional.of(tooLarge()) : Optional.empty();
    }

    /** Whatever type the caller declares: curl declares a form, and Vert.x would parse one. */
    private static void forceJson(RoutingContext context) {
        context.request().headers().set("Content-Type", InvocationResponse.JSON);
        context.response().putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff");
    }

    /** The request is paused until it has its turn. */
    private void awaitTurn(RoutingContext context) {
        Context loop = context.vertx().getOrCreateContext();
        Optional<InvocationLimiter.Turn> accepted = limiter.request(
                maxBodyBytes(context.request()), turn -> loop.runOnContext(begin -> readBody(context, turn)));
        if (accepted.isEmpty()) {
            refuse(context, tooBusy());
            return;
        }
        InvocationLimiter.Turn turn = accepted.get();
        long timer = context.vertx().setTimer(MAX_WAIT_MILLIS, fired -> {
            if (turn.giveUp()) {
                refuse(context, tooBusy());
            }
        });
        context.addEndHandler(end -> {
            context.vertx().cancelTimer(timer);
            turn.end();
        });
    }

    private static void readBody(RoutingContext context, InvocationLimiter.Turn turn) {
        if (context.response().closed() || context.response().ended()) {
            return;
        }
        long timer = context.vertx()
                .setTimer(
                        MAX_BODY_MILLIS, fired -> context.request().connection().close());
        new AdmittedBody(turn, timer).putInto(context);
        context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        context.next();
    }

    private static void bodyIsRead(RoutingContext context) {
        AdmittedBody.of(context).ifPresent(body -> {
            context.vertx().cancelTimer(body.timer());
            body.turn().bodyHas(context.body().length());
        });
        context.next();
    }

    private static void sendFailure(RoutingContext context) {
        if (context.response().closed() || context.response().headWritten()) {
            return;
        }
        ErrorResponseException error = errorResponse(context.failure());
        if (error == null) {
            refuse(context, problem(context));
        } else {
            send(context, error.response());
        }
    }

    private static @Nullable ErrorResponseException errorResponse(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ErrorResponseException)) {
            cause = cause.getCause();
        }
        return (ErrorResponseException) cause;
    }

    private static Problem problem(RoutingContext context) {
        return switch (context.statusCode()) {
            case 413 -> tooLarge();
            case 404 -> noSuchPath(context.normalizedPath());
            case 400 -> new Problem(400, "Unreadable input", "the body is not JSON");
            // the status that Vert.x has for a truncated body
            case 200 -> new Problem(400, "Unreadable input", "the body is incomplete");
            default -> defect(context);
        };
    }

    private static Problem defect(RoutingContext context) {
        String errorId = UUID.randomUUID().toString();
        String defect = context.failure() == null ? "" : ": " + DefectLog.describe(context.failure());
        LOG.error("defect " + errorId + " at " + context.normalizedPath() + defect);
        return Problem.defect(errorId);
    }

    private static Problem tooLarge() {
        return new Problem(413, "Input too large", "a request may have at most " + EventReader.MAX_BYTES + " bytes");
    }

    private static Problem noSuchPath(String path) {
        String hint = path.endsWith("/") && isInvocation(path.substring(0, path.length() - 1))
                ? "leave out the slash at the end; "
                : "";
        String paths = EVENT_INVOKE + ", " + String.join(", ", MANUAL_PATHS) + " and those of /jobs";
        return new Problem(404, "No such path", hint + "the paths are " + paths);
    }

    private static Problem tooBusy() {
        return new Problem(503, "Too busy", "too many concurrent invocations: try again later");
    }

    /** Responds even if the body has not been read: the rest of it is dropped, for a short time. */
    private static void refuse(RoutingContext context, Problem problem) {
        HttpServerRequest request = context.request();
        if (hasBody(request) && !request.isEnded()) {
            context.response().putHeader("Connection", "close");
            long timer = context.vertx()
                    .setTimer(MAX_DRAIN_MILLIS, fired -> request.connection().close());
            request.handler(dropped -> {});
            request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
            request.endHandler(end -> {
                context.vertx().cancelTimer(timer);
                request.connection().close();
            });
            request.resume();
        }
        send(context, problem.response());
    }

    static void send(RoutingContext context, InvocationResponse response) {
        response.headers().forEach(context.response()::putHeader);
        context.response().setStatusCode(response.status()).end(response.body());
    }

    private static boolean isHealth(String path) {
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    private static boolean isInvocation(String path) {
        return path.equals(EVENT_INVOKE) || MANUAL_PATHS.contains(path) || JobPath.isPlain(path);
    }

    private static boolean hasBody(HttpServerRequest request) {
        return maxBodyBytes(request) > 0;
    }

    /** As declared by the head; the limit if it declares no length. */
    private static long maxBodyBytes(HttpServerRequest request) {
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
