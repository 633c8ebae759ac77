package dev.thaw.smoke;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program as an image function, and a client of it. */
final class Image implements AutoCloseable {

    private static final int ATTEMPTS = 400;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Program program;

    private Image(int port, Program program) {
        this.port = port;
        this.program = program;
    }

    static Image start(Path folder, Map<String, String> environment, List<String> properties) throws IOException {
        int port = freePort();
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", "" + port);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return new Image(port, Program.start(folder, all, properties));
    }

    Program program() {
        return program;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    /** @param headers alternating names and values */
    HttpResponse<String> post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
        var request = request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        program.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path));
    }

    /** Retries while the connection is refused, which is until the program listens. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (ConnectException e) {
                if (attempt == ATTEMPTS || !program.isAlive()) {
                    throw new IOException("it does not listen, but says: " + program.text(), e);
                }
                Thread.sleep(50);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
