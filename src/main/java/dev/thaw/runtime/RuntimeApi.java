package dev.thaw.runtime;

import dev.thaw.event.EventReader;
import dev.thaw.request.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The four calls of the custom runtime (page "Custom Runtime"). All of them block. HttpURLConnection costs no start-up time; a proxy
 * is never used, because the platform may have configured one for external hosts. One thread calls; only {@link #close} may come
 * from another one.
 */
final class RuntimeApi {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int RESPONSE_MILLIS = 10_000;
    /** The platform responds when there is an event, which may take hours. */
    private static final int FOREVER = 0;

    private final URI address;
    private @Nullable HttpURLConnection waiting;
    private boolean closed;

    RuntimeApi(URI address) {
        this.address = address;
    }

    /**
     * An invocation as the runtime API returns it.
     *
     * @param event at most one byte more than allowed, which is enough to refuse it
     */
    record RuntimeInvocation(byte[] event, Invocation invocation) {}

    /** Reports that initialization is complete. The body must not be empty: the platform's own examples send one. */
    void ready() throws IOException {
        post("/runtime/init/ready", " ");
    }

    /**
     * Waits for the next invocation.
     *
     * @throws InterruptedException if another thread called {@link #close}
     */
    RuntimeInvocation next() throws IOException, InterruptedException {
        HttpURLConnection connection = open("/runtime/invocation/next", FOREVER);
        if (!waitOn(connection)) {
            throw new InterruptedException("closed");
        }
        try (InputStream body = body(connection)) {
            return new RuntimeInvocation(body.readNBytes(EventReader.MAX_BYTES + 1), invocation(connection));
        } catch (IOException e) {
            if (!waitOn(null)) {
                throw new InterruptedException("closed");
            }
            throw e;
        }
    }

    /** Ends the wait of another thread in {@link #next}, and every later one. */
    synchronized void close() {
        closed = true;
        if (waiting != null) {
            waiting.disconnect();
        }
    }

    /** Returns false if the API is closed. */
    private synchronized boolean waitOn(@Nullable HttpURLConnection connection) {
        waiting = connection;
        return !closed;
    }

    void respond(String body) throws IOException {
        post("/runtime/invocation/response", body);
    }

    void fail(String body) throws IOException {
        post("/runtime/invocation/error", body);
    }

    @Override
    public String toString() {
        return "runtime API at " + address;
    }

    private void post(String path, String body) throws IOException {
        HttpURLConnection connection = open(path, RESPONSE_MILLIS);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(bytes);
        try (InputStream response = body(connection)) {
            response.readAllBytes();
        }
    }

    private HttpURLConnection open(String path, int responseMillis) throws IOException {
        var connection = (HttpURLConnection) address.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(responseMillis);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private static InputStream body(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status / 100 != 2) {
            connection.disconnect();
            throw new IOException(
                    "status " + status + " from " + connection.getURL().getPath());
        }
        return connection.getInputStream();
    }

    private static Invocation invocation(HttpURLConnection connection) {
        return new Invocation(
                header(connection, "request_id")
                        .orElseGet(() -> UUID.randomUUID().toString()),
                header(connection, "time_limit_in_ms")
                        .flatMap(RuntimeApi::positive)
                        .map(Duration::ofMillis),
                Optional.empty(),
                Optional.empty());
    }

    /** The documentation spells the names in several ways; lookup ignores case. */
    private static Optional<String> header(HttpURLConnection connection, String name) {
        return Optional.ofNullable(connection.getHeaderField(name)).filter(value -> !value.isBlank());
    }

    private static Optional<Long> positive(String value) {
        try {
            return Optional.of(Long.valueOf(value.strip())).filter(number -> number > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
