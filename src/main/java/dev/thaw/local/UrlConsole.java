package dev.thaw.local;

import dev.thaw.answer.InvocationResponse;
import dev.thaw.answer.Problem;
import dev.thaw.console.ConsolePages;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.function.CallerCheck;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** Serves the console on loopback and forwards its calls to a Function URL, with the token that was typed into the page. */
final class UrlConsole {

    private static final Pattern CALLS = Pattern.compile("/(plan|restore|status|explain|about|jobs(/[a-z0-9/-]*)?)");
    private static final String TOKEN = "X-Thaw-Token";
    private static final List<String> FORWARDED = List.of(TOKEN, "Content-Type");
    private static final int MAX_BYTES = 6 << 20;
    private static final long TIME_MILLIS = 310_000;

    private final URI url;
    private final Optional<CamSigner> signer;
    private final Optional<String> token;
    private final CallerCheck callers = new CallerCheck(false);
    private final ConsolePages pages = ConsolePages.on();
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final HttpClient client = vertx.createHttpClient();

    /** @param url ends in a slash */
    UrlConsole(URI url) {
        this(url, Optional.empty(), Optional.empty());
    }

    /**
     * @param signer for a function whose authentication is CAM
     * @param token that calls must bring then: whoever may call acts with the user's credentials
     */
    UrlConsole(URI url, Optional<CamSigner> signer, Optional<String> token) {
        this.url = url;
        this.signer = signer;
        this.token = token;
    }

    /** Returns when the thread is interrupted, or if the port is taken. */
    int serve(String host, int port, PrintStream err) {
        try {
            listen(host, port);
        } catch (RuntimeException e) {
            err.println("thaw: port " + port + " cannot be opened: choose another with --port");
            return 3;
        }
        String handedOver = token.map(secret -> "#token=" + secret).orElse("");
        err.println("Open http://" + host + ":" + port + "/console" + handedOver + " (calls go to " + url
                + (signer.isPresent() ? ", signed with your credentials" : "") + "; Ctrl-C ends this program)");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        return 0;
    }

    /** Returns the port. */
    int listen(String host, int port) {
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost(host).setPort(port).setHttp2ClearTextEnabled(false))
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path() == null ? "" : request.path();
        Optional<InvocationResponse> page = request.method().equals(HttpMethod.GET) && path.startsWith("/")
                ? pages.find(path.substring(1))
                : Optional.empty();
        Optional<Problem> refusal = callers.check(request.headers(), true, true, page.isPresent());
        if (refusal.isPresent()) {
            send(request, refusal.get().response());
        } else if (page.isPresent()) {
            send(request, page.get());
        } else if (CALLS.matcher(path).matches() && !mayCall(request)) {
            send(request, new Problem(401, "Not signed in", "open the address that this program printed").response());
        } else if (CALLS.matcher(path).matches()) {
            forward(request, path);
        } else {
            send(request, new Problem(404, "No such path", "this program serves /console only").response());
        }
    }

    private boolean mayCall(HttpServerRequest request) {
        String given = Optional.ofNullable(request.getHeader(TOKEN)).orElse("");
        return token.map(secret -> MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                .orElse(true);
    }

    private void forward(HttpServerRequest request, String path) {
        request.body()
                .onSuccess(body -> {
                    if (body.length() > MAX_BYTES) {
                        send(request, new Problem(413, "Input too large", "at most 6 MB").response());
                    } else {
                        call(request, path, body);
                    }
                })
                .onFailure(gone -> request.connection().close());
    }

    private void call(HttpServerRequest request, String path, Buffer body) {
        if (signer.isPresent()) {
            signedCall(request, path, body, signer.get());
            return;
        }
        String query = request.query() == null ? "" : "?" + request.query();
        RequestOptions options =
                new RequestOptions().setMethod(request.method()).setAbsoluteURI(url.resolve(path.substring(1)) + query);
        for (String header : FORWARDED) {
            Optional.ofNullable(request.getHeader(header)).ifPresent(value -> options.putHeader(header, value));
        }
        send(request, options, body);
    }

    /** With the user's own credentials, which never leave this program. */
    private void signedCall(HttpServerRequest request, String path, Buffer body, CamSigner camSigner) {
        try {
            Map<String, String> query = new LinkedHashMap<>();
            request.params().forEach(parameter -> query.put(parameter.getKey(), parameter.getValue()));
            byte[] bare = BareCall.of(path, query, body.getBytes());
            RequestOptions options =
                    new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url.toString());
            camSigner.headers(url.getRawAuthority(), bare, Instant.now()).forEach(options::putHeader);
            send(request, options, Buffer.buffer(bare));
        } catch (InvalidInputException e) {
            send(request, new Problem(400, "Invalid request", e.reason()).response());
        }
    }

    private void send(HttpServerRequest request, RequestOptions options, Buffer body) {
        options.setFollowRedirects(false).setTimeout(TIME_MILLIS);
        client.request(options)
                .compose(call -> call.send(body))
                .compose(answer -> answer.body()
                        .map(text -> new InvocationResponse(
                                answer.statusCode(),
                                Optional.ofNullable(answer.getHeader("Content-Type"))
                                        .orElse(InvocationResponse.JSON),
                                text.toString(),
                                false)))
                .onSuccess(answer -> send(request, answer))
                .onFailure(failed -> send(
                        request,
                        new Problem(502, "No answer", url.getHost() + " cannot be reached, or did not answer in time")
                                .response()));
    }

    private static void send(HttpServerRequest request, InvocationResponse response) {
        if (!request.response().ended() && !request.response().closed()) {
            response.headers().forEach(request.response()::putHeader);
            request.response().setStatusCode(response.status()).end(response.body());
        }
    }
}
