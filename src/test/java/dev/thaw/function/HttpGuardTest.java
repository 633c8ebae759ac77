package dev.thaw.function;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.store.StoredObject;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the head of a request decides before the body is read, and malformed bodies, byte by byte. */
@QuarkusTest
@TestProfile(HttpGuardTest.WithToken.class)
@WithTestResource(EmbeddedCosResource.class)
class HttpGuardTest extends OverHttp {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String BODY =
            "{\"bucket\":\"" + BUCKET + "\",\"region\":\"ap-guangzhou\",\"keys\":[\"cold/合同\"]}";
    private static final Charset GBK = Charset.forName("GBK");
    private static final int TIMEOUT_MILLIS = 5_000;

    @TestHTTPResource
    private URL address;

    /** Manual calls with a token. */
    public static final class WithToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("thaw.manual-token", TOKEN);
        }
    }

    @BeforeEach
    void seed() {
        cos.put(BUCKET, "cold/合同", StoredObject.of("ARCHIVE", 7));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /restore, 401",
        "POST, /plan, 401",
        "POST, /status, 401",
        "POST, /nope, 404",
        "POST, /, 404",
        "PUT, /q/nope, 404",
        "POST, /restore/, 404",
        "PUT, /restore, 405",
        "GET, /event-invoke, 405",
        "POST, /q/health/live, 405",
        "GET, /q/health/live, 400",
    })
    void rejectedRequestIsAnsweredBeforeItsBody(String method, String path, int status) throws IOException {
        assertThat(exchange(head(method, path, "Content-Length: 6291456") + "{"))
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("connection: close");
        assertThat(exchange(head(method, path, "Transfer-Encoding: chunked") + "5\r\n{\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void trailingSlashIsNamed() throws IOException {
        assertThat(exchange(head("POST", "/restore/", "Content-Length: 0"))).contains("leave out the slash at the end");
        assertThat(exchange(head("POST", "/nope/", "Content-Length: 0"))).doesNotContain("slash");
    }

    @Test
    void refusalSaysHowToAuthenticate() throws IOException {
        assertThat(exchange(head("POST", "/restore", "Content-Length: 0")))
                .startsWith("HTTP/1.1 401")
                .containsIgnoringCase("www-authenticate: Bearer");
    }

    @Test
    void tooLargeBodyIsRefusedBeforeItIsRead() throws IOException {
        assertThat(exchange(head("POST", "/restore", "Authorization: Bearer " + TOKEN, "Content-Length: 6291457")))
                .startsWith("HTTP/1.1 413");
        assertThat(exchange(head("POST", "/restore", "Content-Length: 6291457")))
                .startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/event-invoke", "/restore", "/nope", "/q/health/live", "/q/health", "/"})
    void requestsOfWebPagesAreRefusedOnEveryPath(String path) throws IOException {
        for (String method : new String[] {"POST", "GET", "OPTIONS", "HEAD"}) {
            for (String header :
                    new String[] {"Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"}) {
                assertThat(exchange(head(method, path, header, "Content-Length: 100")))
                        .as(method + " " + header)
                        .startsWith("HTTP/1.1 403");
            }
            assertThat(exchange(method + " " + path + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(cos.journal().requests()).isEmpty();
    }

    @Test
    void requestNeedsExactlyOneHost() throws IOException {
        assertThat(exchange("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(exchange("GET /q/health/live HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(exchange(head("GET", "/q/health/live"))).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, chunked, X-Other: 1",
        "1.1, 'chunked, identity', X-Other: 1",
        "1.1, 'gzip, chunked', X-Other: 1",
        "1.1, xchunked, X-Other: 1",
        "1.1, chunked, Transfer-Encoding: chunked",
    })
    void ambiguousFramingIsRefusedAndNothingBehindItRuns(String version, String encoding, String header)
            throws IOException {
        String hidden = new String(post("/event-invoke", BODY.getBytes(UTF_8)), ISO_8859_1);

        assertThat(exchange("POST /restore HTTP/" + version + "\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                        + "\r\nConnection: keep-alive\r\nTransfer-Encoding: " + encoding + "\r\n" + header
                        + "\r\n\r\n0\r\n\r\n" + hidden))
                .contains(" 400 ");
        assertThat(cos.journal().requests()).isEmpty();
    }

    @Test
    void unknownExpectationIsRefused() throws IOException {
        assertThat(exchange(head("POST", "/event-invoke", "Expect: 200-maybe", "Content-Length: 2") + "{}"))
                .startsWith("HTTP/1.1 417");
        assertThat(output.text()).doesNotContain("defect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/q/health/live", "/restore", "/event-invoke"})
    void formsAreNotParsed(String path) throws IOException {
        String part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nA\r\n";
        String form = part.repeat(300) + "--b--\r\n";
        Set<Path> before = temporaryFiles();

        exchange(head(
                        "POST",
                        path,
                        "Authorization: Bearer " + TOKEN,
                        "Content-Type: multipart/form-data; boundary=b",
                        "Content-Length: " + form.length())
                + form);

        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/event-invoke", "/restore", "/plan", "/status"})
    void bodyThatIsNotUtf8IsRefused(String path) throws IOException {
        assertThat(exchange(post(path, BODY.getBytes(GBK))))
                .startsWith("HTTP/1.1 400")
                .contains("not UTF-8");
        assertThat(cos.journal().requests()).isEmpty();
    }

    @Test
    void bodyOfAnEnvelopeThatIsNotUtf8IsRefusedInTheAnswer() throws IOException {
        String envelope = "{\"httpMethod\":\"POST\",\"path\":\"/restore\",\"isBase64Encoded\":true,"
                + "\"headers\":{\"X-Thaw-Token\":\"" + TOKEN + "\"},"
                + "\"body\":\"" + Base64.getEncoder().encodeToString(BODY.getBytes(GBK)) + "\"}";

        assertThat(exchange(post("/event-invoke", envelope.getBytes(ISO_8859_1))))
                .startsWith("HTTP/1.1 200")
                .contains("\"statusCode\":400", "not UTF-8");
        assertThat(cos.journal().requests()).isEmpty();
    }

    @Test
    void callerWhoDisconnectsIsNotADefect() throws Exception {
        for (String path : new String[] {"/event-invoke", "/restore"}) {
            try (Socket socket = socket()) {
                socket.getOutputStream()
                        .write((head("POST", path, "Authorization: Bearer " + TOKEN, "Content-Length: 100") + "{")
                                .getBytes(ISO_8859_1));
            }
        }
        exchange(head("POST", "/event-invoke", "Transfer-Encoding: chunked") + "zz\r\n");
        Thread.sleep(300);
        assertThat(output.text()).doesNotContain("defect", "Unhandled", "ERROR");
    }

    private String exchange(String request) throws IOException {
        return exchange(request.getBytes(ISO_8859_1));
    }

    /** The bytes until the connection is closed or a whole head has arrived. */
    private String exchange(byte[] request) throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(request);
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[65_536];
            for (int read = socket.getInputStream().read(buffer);
                    read > 0;
                    read = isWhole(answer) ? 0 : socket.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, read, ISO_8859_1));
            }
            return answer.toString();
        } catch (SocketTimeoutException e) {
            return "no answer within " + TIMEOUT_MILLIS + " ms";
        }
    }

    private static boolean isWhole(CharSequence answer) {
        return answer.toString().contains("\r\n\r\n");
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static String head(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n";
    }

    private static byte[] post(String path, byte[] body) {
        byte[] head = head("POST", path, "Authorization: Bearer " + TOKEN, "Content-Length: " + body.length)
                .getBytes(ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static Set<Path> temporaryFiles() throws IOException {
        Path uploads = Path.of(System.getProperty("java.io.tmpdir"), "uploads");
        if (!Files.exists(uploads)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(uploads)) {
            return files.collect(Collectors.toSet());
        }
    }
}
