package dev.thaw.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.thaw.signing.Credentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UrlConsoleTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer function;
    private UrlConsole console;
    private int port;

    @BeforeEach
    void start() throws IOException {
        function = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        function.createContext("/", exchange -> {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(authorizations::add);
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Thaw-Token") + " "
                    + exchange.getRequestHeaders().getFirst("Cookie") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"status\":422}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(422, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        function.start();
        console = new UrlConsole(
                URI.create("http://127.0.0.1:" + function.getAddress().getPort() + "/release/"));
        port = console.listen("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        console.close();
        function.stop(0);
    }

    @Test
    void callIsForwardedWithItsTokenAndNothingElse() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/plan")
                        .header("X-Thaw-Token", "secret")
                        .header("Cookie", "a=b")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"prefix\":\"a/\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(received).containsExactly("POST /release/plan secret null {\"prefix\":\"a/\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"status\":422}");
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void queryOfTheJobsIsForwarded() throws Exception {
        client.send(request("/jobs?limit=5&after=x").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(received).containsExactly("GET /release/jobs?limit=5&after=x null null ");
    }

    @Test
    void pageIsServedHereAndOtherPathsAreNotForwarded() throws Exception {
        assertThat(body("/console")).startsWith("<!doctype html>");
        assertThat(body("/event-invoke")).contains("No such path");
        assertThat(body("/jobs/../event-invoke")).contains("No such path");
        assertThat(received).isEmpty();
    }

    @Test
    void otherSitesAreRefused() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/plan")
                        .header("Origin", "https://evil.example")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(received).isEmpty();
    }

    @Test
    void functionThatIsNotThereIsNamed() throws Exception {
        function.stop(0);
        assertThat(body("/about")).contains("502").contains("127.0.0.1 cannot be reached");
    }

    @Test
    void optionsAreCheckedWithWordsForTheUser() {
        assertThat(ConsoleCommand.parse(List.of("console", "--url", "https://a.example/x", "--port", "9")))
                .isEqualTo(new ConsoleCommand(Optional.of(URI.create("https://a.example/x/")), 9, false));
        for (List<String> wrong : List.of(
                List.of("console", "--url", "http://a.example"),
                List.of("console", "--url"),
                List.of("console", "--url", "https://a.example/?x=1"),
                List.of("console", "--port", "70000"),
                List.of("console", "--prot", "9"))) {
            assertThat(catchThrowable(() -> ConsoleCommand.parse(wrong)))
                    .as("%s", wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--");
        }
    }

    private String body(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The function trusts the platform, which trusts the signature; so the page's token is that of this program alone. */
    @Test
    void callOfAFunctionUnderCamIsSignedAndNeedsTheTokenOfThisProgram() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + function.getAddress().getPort() + "/");
        CamSigner signer = new CamSigner(new Credentials("AKIDexample", "key", Optional.empty()), Optional.of("1"));
        UrlConsole signing = new UrlConsole(url, Optional.of(signer), Optional.of("local-token"));
        int signed = signing.listen("127.0.0.1", 0);
        try {
            HttpRequest.Builder call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + signed + "/jobs/x-1"));
            assertThat(client.send(call.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(received).isEmpty();
            client.send(call.header("X-Thaw-Token", "local-token").build(), HttpResponse.BodyHandlers.ofString());
            assertThat(received).containsExactly("POST / null null {\"action\":\"job\",\"job\":\"x-1\"}");
            assertThat(authorizations.get(0)).startsWith("TC3-HMAC-SHA256 Credential=AKIDexample/");
        } finally {
            signing.close();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
