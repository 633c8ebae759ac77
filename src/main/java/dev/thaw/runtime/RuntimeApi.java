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
 * The four calls of the custom runtime (page "Custom Runtime"). Over HttpURLConnection, since it costs nothing to start, and
 * never over a proxy, which the platform may have set for the outside world.
 */
final class RuntimeApi {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 10_000;
    /** The platform answers when there is work, be it after hours. */
    private static final int FOREVER = 0;

    private final URI address;
    private @Nullable HttpURLConnection waiting;
    private boolean hungUp;

    RuntimeApi(URI address) {
        this.address = address;
    }

    /** Says that the start is over; a body there must be, as in the demos of the platform. */
    void ready() throws IOException {
        post("/runtime/init/ready", " ");
    }

    /**
     * Waits for the next invocation.
     *
     * @throws InterruptedException if another thread hung up
     */
    RuntimeInvocation next() throws IOException, InterruptedException {
        HttpURLConnection connection = open("/runtime/invocation/next", FOREVER);
        if (!waitOn(connection)) {
            throw new InterruptedException("hung up");
        }
        try (InputStream body = body(connection)) {
            return new RuntimeInvocation(body.readNBytes(EventReader.MAX_BYTES + 1), invocation(connection));
        } catch (IOException e) {
            if (!waitOn(null)) {
                throw new InterruptedException("hung up");
            }
            throw e;
        }
    }

    /** Ends the wait of another thread in {@link #next}, now and for good. */
    synchronized void hangUp() {
        hungUp = true;
        if (waiting != null) {
            waiting.disconnect();
        }
    }

    /** Whether it still makes sense. */
    private synchronized boolean waitOn(@Nullable HttpURLConnection connection) {
        waiting = connection;
        return !hungUp;
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
        HttpURLConnection connection = open(path, ANSWER_MILLIS);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(bytes);
        try (InputStream answer = body(connection)) {
            answer.readAllBytes();
        }
    }

    private HttpURLConnection open(String path, int answerMillis) throws IOException {
        var connection = (HttpURLConnection) address.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(answerMillis);
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

    /** The documents write the names in several ways; here case does not matter. */
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
