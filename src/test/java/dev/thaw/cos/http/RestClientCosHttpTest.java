package dev.thaw.cos.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.cos.StubServer;
import dev.thaw.cos.StubServer.Received;
import dev.thaw.cos.Wires;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.EncodedKey;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.signing.CosSigner;
import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import dev.thaw.signing.SignKey;
import dev.thaw.signing.UnsignedRequest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The request as it is sent, byte for byte, and the answer as it is read, by way of a server of raw sockets. */
@QuarkusTest
class RestClientCosHttpTest {

    private static final Credentials CREDENTIALS =
            new Credentials("AKIDexample", "secret-key", Optional.of("tok/en+1"));
    private static final KeyTime KEY_TIME = new KeyTime(1_700_000_000, 1_700_000_900);
    private static final String HOST = "archive-1250000000.cos.ap-guangzhou.myqcloud.com";
    private static final String BODY =
            "<RestoreRequest><Days>3</Days><CASJobParameters><Tier>Bulk</Tier></CASJobParameters></RestoreRequest>";

    private static final String BODY_MD5 = "VA7Sesj7xtmhjwFtKt4H2A==";

    private static StubServer server;
    private static CosHttp wire;

    @BeforeAll
    static void start() {
        server = new StubServer();
        wire = new RestClientCosHttp(settings(server.uri()));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void restoreIsSentAsSigned() throws Exception {
        server.answers(accepted());
        var object = new ObjectRef(
                "archive-1250000000", "ap-guangzhou", "a b/c+d%20//é中/~*'()!@$&=:;,?#[]", Optional.of("v+1/x"));

        CosResponse answer = wire.restore(new RestoreRequest(object, Tier.BULK, Optional.of(3)), attempt(5_000));

        assertThat(answer)
                .isEqualTo(
                        new CosResponse(202, Map.of("x-cos-request-id", "NjU=", "content-length", "0"), CosError.NONE));
        Received received = server.received().get(0);
        assertThat(received.requestLine())
                .isEqualTo("POST " + EncodedKey.path(object.key()) + "?restore&versionId=v%2B1%2Fx HTTP/1.1");
        assertThat(received.body()).isEqualTo(BODY);
        Map<String, String> signed = new HashMap<>(Map.of(
                "host",
                HOST,
                "content-type",
                "application/xml",
                "content-length",
                Integer.toString(BODY.length()),
                "content-md5",
                BODY_MD5,
                "x-cos-security-token",
                "tok/en+1"));
        assertThat(received.lowercaseHeaders())
                .containsAllEntriesOf(signed)
                .doesNotContainKey(UnreadBodyFilter.END)
                .containsEntry(
                        "authorization",
                        authorization("POST", "/" + object.key(), Map.of("restore", "", "versionId", "v+1/x"), signed));
    }

    @Test
    void headAndProbeAreSentAsSigned() throws Exception {
        server.answers(StubServer.text("HTTP/1.1 200 OK", "x-cos-request-id: NjU=", "Content-Length: 0", "", ""));

        wire.head(object("/lead/../x"), attempt(5_000));
        wire.probe(object("/lead/../x"), attempt(5_000));

        Map<String, String> signed = Map.of("host", HOST, "x-cos-security-token", "tok/en+1");
        String path = EncodedKey.path("/lead/../x");
        assertThat(server.received())
                .extracting(Received::requestLine)
                .containsExactly("HEAD " + path + " HTTP/1.1", "GET " + path + " HTTP/1.1");
        assertThat(server.received().get(0).lowercaseHeaders())
                .containsEntry("authorization", authorization("HEAD", "//lead/../x", Map.of(), signed))
                .containsAllEntriesOf(signed);
        assertThat(server.received().get(1).lowercaseHeaders())
                .containsEntry("authorization", authorization("GET", "//lead/../x", Map.of(), signed))
                .containsEntry("range", "bytes=0-0");
    }

    @Test
    void pageIsAskedForAsSignedAndComesWhole() throws Exception {
        String page = "<ListBucketResult>" + "x".repeat(2_000_000) + "</ListBucketResult>";
        server.answers(StubServer.text("HTTP/1.1 200 OK", "Content-Length: " + page.length(), "", page));
        var prefix = new BucketPrefix("archive-1250000000", "ap-guangzhou", "a b/+&=%日");

        CosResponse answer = wire.list(prefix, "a b/+~*", attempt(5_000));

        assertThat(answer.body().isWhole()).isTrue();
        assertThat(answer.body().length()).isEqualTo(page.length());
        Received received = server.received().get(0);
        assertThat(received.requestLine())
                .isEqualTo("GET /?max-keys=1000&encoding-type=url&prefix=a%20b%2F%2B%26%3D%25%E6%97%A5"
                        + "&marker=a%20b%2F%2B~%2A HTTP/1.1");
        Map<String, String> query =
                Map.of("max-keys", "1000", "encoding-type", "url", "prefix", prefix.prefix(), "marker", "a b/+~*");
        Map<String, String> signed = Map.of("host", HOST, "x-cos-security-token", "tok/en+1");
        assertThat(received.lowercaseHeaders())
                .containsEntry("authorization", authorization("GET", "/", query, signed));
    }

    @Test
    void partIsAskedForByRangeAndContent() throws Exception {
        server.answers(StubServer.text(
                "HTTP/1.1 206 Partial Content", "Content-Range: bytes 4-6/7", "Content-Length: 3", "", "abc"));

        CosResponse answer = wire.read(object("l.csv"), ByteRange.from(4, Optional.of("\"etag\"")), attempt(5_000));
        wire.read(object("l.csv"), ByteRange.from(0, Optional.empty()), attempt(5_000));

        assertThat(new String(answer.body().bytes(), StandardCharsets.UTF_8)).isEqualTo("abc");
        assertThat(server.received().get(0).lowercaseHeaders())
                .containsEntry("range", "bytes=4-2097155")
                .containsEntry("if-match", "\"etag\"");
        assertThat(server.received().get(1).lowercaseHeaders())
                .containsEntry("range", "bytes=0-2097151")
                .doesNotContainKey("if-match");
    }

    @Test
    void contentThatIsReportedToBeTooLongIsNotRead() throws Exception {
        server.answers(StubServer.text("HTTP/1.1 200 OK", "Content-Length: 2147483648", "", "the start of it"));
        long start = System.nanoTime();

        CosResponse answer = wire.read(object("l.csv"), ByteRange.from(0, Optional.empty()), attempt(5_000));

        assertThat(answer.body().isWhole()).isFalse();
        assertThat(answer.header("content-length")).contains("2147483648");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void contentWithoutALengthIsReadToItsCap() throws Exception {
        server.answers(out -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] much = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                out.write(much);
            }
            throw new IOException("the end");
        });
        CosResponse answer = wire.read(object("l.csv"), ByteRange.from(0, Optional.empty()), attempt(5_000));
        assertThat(answer.body().isWhole()).isFalse();
        assertThat(answer.body().length()).isEqualTo(16 << 20);
    }

    @Test
    void headersOfHeadComeBack() throws Exception {
        server.answers(StubServer.text(
                "HTTP/1.1 200 OK",
                "Content-Length: 123456789012",
                "x-cos-storage-class: DEEP_ARCHIVE",
                "x-cos-restore: ongoing-request=\"false\", expiry-date=\"Mon, 13 Apr 2020 16:00:00 GMT\"",
                "",
                ""));

        CosResponse first = wire.head(object("k"), attempt(5_000));
        CosResponse second = wire.head(object("k"), attempt(5_000));

        assertThat(first.lowercaseHeaders())
                .containsEntry("content-length", "123456789012")
                .containsEntry("x-cos-storage-class", "DEEP_ARCHIVE")
                .containsEntry(
                        "x-cos-restore", "ongoing-request=\"false\", expiry-date=\"Mon, 13 Apr 2020 16:00:00 GMT\"");
        assertThat(second).isEqualTo(first);
        assertThat(server.connections()).as("connections").isLessThanOrEqualTo(1);
    }

    @Test
    void headWithoutALengthComesBackWithoutOne() throws Exception {
        server.answers(
                StubServer.text("HTTP/1.1 200 OK", "x-cos-request-id: NjU=", "Transfer-Encoding: chunked", "", ""));

        assertThat(wire.head(object("k"), attempt(5_000)).header("content-length"))
                .isEmpty();
    }

    @Test
    void everyStatusIsAValue() throws Exception {
        for (int status : new int[] {204, 206, 301, 302, 307, 400, 401, 403, 404, 405, 409, 416, 451, 500, 501, 503}) {
            String length = status == 204 ? "x-none: 1" : "Content-Length: 0";
            server.answers(StubServer.text(
                    "HTTP/1.1 " + status + " Some Reason", length, "Location: http://127.0.0.1:1/elsewhere", "", ""));
            assertThat(wire.head(object("k"), attempt(5_000)).status()).isEqualTo(status);
            assertThat(wire.probe(object("k"), attempt(5_000)).status()).isEqualTo(status);
            assertThat(wire.restore(restore(), attempt(5_000)).status()).isEqualTo(status);
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void errorBodyIsRead() throws Exception {
        String xml =
                "<?xml version='1.0' encoding='utf-8' ?><Error><Code>NoSuchKey</Code><Message>gone</Message></Error>";
        server.answers(StubServer.text(
                "HTTP/1.1 404 Not Found", "Content-Type: application/xml", "Content-Length: " + xml.length(), "", xml));

        assertThat(wire.restore(restore(), attempt(5_000)).error())
                .isEqualTo(new CosError(
                        Optional.of("NoSuchKey"), Optional.of("gone"), Optional.empty(), Optional.empty()));
    }

    @Test
    void endlessBodyIsReadFromItsStartAlone() throws Exception {
        server.answers(out -> {
            out.write("HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            String chunk = "<Error><Code>AccessDenied</Code><Message>" + "x".repeat(60_000);
            while (true) {
                out.write((Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        });

        CosResponse answer = wire.restore(restore(), attempt(5_000));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).contains("AccessDenied");
        server.answers(accepted());
        assertThat(wire.restore(restore(), attempt(5_000)).status()).isEqualTo(202);
    }

    @Test
    void silenceEndsWithTheAttempt() {
        server.answers(out -> Thread.sleep(3_000));
        long start = System.nanoTime();

        assertThatThrownBy(() -> wire.head(object("k"), attempt(300)))
                .isInstanceOf(TransportException.class)
                .hasMessage("no answer within 300 ms");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void stalledAndDrippingBodiesEndWithTheAttempt() {
        server.answers(out -> {
            out.write("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n<Error>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 30; i++) {
                out.flush();
                Thread.sleep(100);
                out.write('x');
            }
        });
        long start = System.nanoTime();

        assertThatThrownBy(() -> wire.restore(restore(), attempt(300))).isInstanceOf(TransportException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void credentialsThatNoHeaderCanHoldAreNeitherSentNorQuoted() {
        server.answers(accepted());
        for (String odd : new String[] {"\n", "\r\n", "\u0000", "\u0001x", "\u007f", "\u00e9", "\n x"}) {
            refused(new Credentials("AKIDexample", "secret-key", Optional.of("tok/en+1" + odd)), "the session token");
            refused(new Credentials("AKIDexample" + odd, "secret-key", Optional.empty()), "the secret id");
        }
        assertThat(server.received()).isEmpty();
    }

    private static void refused(Credentials credentials, String what) {
        assertThatThrownBy(() -> wire.head(object("k"), Wires.attempt(credentials, 2_000)))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        fault -> assertThat(fault.isLasting()).isTrue())
                .hasNoCause()
                .hasMessage(
                        what + " cannot be sent: it holds a line break or another character that is not visible ASCII;"
                                + " write it without");
    }

    @Test
    void brokenConnectionsAreFaults() throws Exception {
        server.answers(out -> {
            throw new IOException("reset");
        });
        assertThatThrownBy(() -> wire.restore(restore(), attempt(5_000))).isInstanceOf(TransportException.class);

        server.answers(StubServer.text("nonsense", "", ""));
        assertThatThrownBy(() -> wire.head(object("k"), attempt(5_000))).isInstanceOf(TransportException.class);

        server.answers(out -> {
            out.write("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n<Error>".getBytes(StandardCharsets.UTF_8));
            throw new IOException("reset");
        });
        assertThatThrownBy(() -> wire.restore(restore(), attempt(5_000))).isInstanceOf(TransportException.class);
    }

    @Test
    void refusedAndUnknownHostsAreFaults() throws Exception {
        CosHttp nobody = new RestClientCosHttp(settings(URI.create("http://127.0.0.1:" + freePort())));
        assertThatThrownBy(() -> nobody.head(object("k"), attempt(5_000)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("refused");

        CosHttp unknown = new RestClientCosHttp(settings(URI.create("http://nowhere.invalid")));
        assertThatThrownBy(() -> unknown.head(object("k"), attempt(5_000))).isInstanceOf(TransportException.class);
    }

    @Test
    void manyAtOnceEachHaveTheirAnswer() throws Exception {
        server.answers(out -> {
            Thread.sleep(20);
            accepted().write(out);
        });
        var pool = Executors.newFixedThreadPool(16);
        try {
            var calls = new java.util.ArrayList<java.util.concurrent.Callable<Integer>>();
            for (int i = 0; i < 400; i++) {
                calls.add(() -> wire.restore(restore(), attempt(5_000)).status());
            }
            for (var call : pool.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(202);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(server.connections()).as("connections are used again").isLessThanOrEqualTo(24);
    }

    private static StubServer.Answer accepted() {
        return StubServer.text("HTTP/1.1 202 Accepted", "x-cos-request-id: NjU=", "Content-Length: 0", "", "");
    }

    private static String authorization(
            String method, String path, Map<String, String> query, Map<String, String> headers) {
        return CosSigner.authorization(new UnsignedRequest(method, path, query, headers), CREDENTIALS, KEY_TIME);
    }

    private static RestoreRequest restore() {
        return new RestoreRequest(object("k"), Tier.BULK, Optional.of(3));
    }

    private static ObjectRef object(String key) {
        return ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
    }

    private static Attempt attempt(long millis) {
        return new Attempt(SignKey.of(CREDENTIALS, KEY_TIME), CREDENTIALS.token(), Duration.ofMillis(millis));
    }

    private static CosSettings settings(URI connectTo) {
        var endpoint = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(connectTo));
        return new CosSettings(endpoint, 100, 16, Duration.ofSeconds(3), Duration.ofSeconds(10), 4);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
