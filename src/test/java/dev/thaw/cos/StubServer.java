package dev.thaw.cos;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of raw sockets: keeps requests byte for byte as they came, and answers with what the test wrote. */
public final class StubServer implements AutoCloseable {

    /** Writes an answer, or whatever the test wants to happen to the connection. */
    public interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    public record Received(String requestLine, Map<String, String> lowercaseHeaders, String body) {}

    private final ServerSocket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Answer answer = out -> {};

    public StubServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public static Answer text(String... lines) {
        byte[] bytes = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        return out -> out.write(bytes);
    }

    public void answers(Answer next) {
        received.clear();
        connections.set(0);
        answer = next;
    }

    public List<Received> received() {
        return received;
    }

    /** Those on which something was sent. */
    public int connections() {
        return connections.get();
    }

    /** Those that were opened at all, since the server began. */
    public int accepted() {
        return accepted.get();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                accepted.incrementAndGet();
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            String line = line(in);
            connections.incrementAndGet();
            while (!line.isEmpty()) {
                received.add(rest(line, in));
                answer.write(connection.getOutputStream());
                connection.getOutputStream().flush();
                line = line(in);
            }
        } catch (IOException | InterruptedException gone) {
            // So is the client.
        }
    }

    private static Received rest(String requestLine, InputStream in) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + "|" + other);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(requestLine, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "stub");
        thread.setDaemon(true);
        thread.start();
    }
}
