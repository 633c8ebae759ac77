package dev.thaw.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The platform's side of the custom runtime: returns events, accepts responses, and fails on demand. */
public final class FakeRuntimeApi implements AutoCloseable {

    /** What was posted, and where. */
    public record Report(String path, String body) {
        public boolean isError() {
            return path.equals("/runtime/invocation/error");
        }
    }

    private record Event(String requestId, byte[] body, Duration timeLimit) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    public FakeRuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/runtime/", this::receive);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void deliver(String requestId, byte[] event) {
        deliver(requestId, event, Duration.ofSeconds(30));
    }

    public void deliver(String requestId, byte[] event, Duration timeLimit) {
        events.add(new Event(requestId, event, timeLimit));
    }

    /** Answers this many of the next calls with status 500. */
    public void fail(int calls) {
        failures.set(calls);
    }

    /** Waits for the next response or error that is posted. */
    public Report report() throws InterruptedException {
        Report report = reports.poll(30, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("nothing was reported; calls: " + calls);
        }
        return report;
    }

    /** Paths in the order of the calls. */
    public List<String> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        calls.add(exchange.getRequestMethod() + " " + path);
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 500, "not now".getBytes(UTF_8));
        } else if (path.equals("/runtime/invocation/next")) {
            handOut(exchange);
        } else {
            reports.addAll(path.equals("/runtime/init/ready") ? List.of() : List.of(new Report(path, body)));
            send(exchange, 200, new byte[0]);
        }
    }

    private void handOut(HttpExchange exchange) throws IOException {
        try {
            Event event = events.take();
            exchange.getResponseHeaders().set("Request_Id", event.requestId());
            exchange.getResponseHeaders().set("Memory_Limit_In_Mb", "128");
            exchange.getResponseHeaders()
                    .set("Time_Limit_In_Ms", String.valueOf(event.timeLimit().toMillis()));
            send(exchange, 200, event.body());
        } catch (InterruptedException e) {
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
