package dev.thaw.cos;

import static dev.thaw.cos.Wires.attempt;
import static dev.thaw.cos.Wires.object;
import static dev.thaw.cos.Wires.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.RestClientCosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.ResponseBody;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are allowed, or do no harm, and that the client alone would not take. */
@QuarkusTest
class OddAnswersTest {

    private static StubServer server;
    private static CosHttp wire;

    @BeforeAll
    static void start() {
        server = new StubServer();
        wire = new RestClientCosHttp(Wires.settings(server.uri(), 16));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\nContent-Length: 9\r\n\r\n",
                "HTTP/1.1 199 \r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n",
            })
    void interimAnswersAreDropped(String interim) throws Exception {
        for (int sizes = 1; sizes <= 3; sizes++) {
            String size = Integer.toString(sizes);
            server.answers(out -> {
                out.write(interim.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(20);
                StubServer.text("HTTP/1.1 200 OK", "Content-Length: " + size, "", "")
                        .write(out);
            });
            assertThat(wire.head(object("k"), attempt(5_000)).header("content-length"))
                    .contains(size);

            server.answers(out -> {
                out.write(interim.getBytes(StandardCharsets.US_ASCII));
                StubServer.text("HTTP/1.1 202 Accepted", "x-cos-request-id: " + size, "Content-Length: 0", "", "")
                        .write(out);
            });
            CosResponse answer = wire.restore(restore("k"), attempt(5_000));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.requestId()).contains(size);
        }
    }

    @Test
    void interimAnswersWithoutEndEndWithTheAttempt() throws Exception {
        server.answers(out -> {
            while (true) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(20);
            }
        });
        assertThatThrownBy(() -> wire.restore(restore("k"), attempt(300)))
                .isInstanceOf(TransportException.class)
                .hasMessage("no answer within 300 ms");
    }

    @Test
    void drippingBodyIsNoAnswer() {
        server.answers(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 50; i++) {
                out.write('<');
                out.flush();
                Thread.sleep(10);
            }
        });
        assertThatThrownBy(() -> wire.read(object("k"), ByteRange.from(0, Optional.empty()), attempt(300)))
                .isInstanceOf(TransportException.class)
                .hasMessage("no answer within 300 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-cos-meta-名前: v",
                "x-cos-meta-a/b: v",
                "x-cos-meta-a b: v",
                "x-cos-meta-(a): v",
                "x-cos-meta-name: 中文 \u0001",
                "Content-Type: jpg",
                "Content-Type: ;;",
                "Content-Type: multipart/form-data",
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Encoding: gzip",
                "Content-Language: \u0001",
                "Set-Cookie: ;",
                "Date: yesterday",
                "Last-Modified: yesterday",
                "ETag: ",
                "Link: <",
            })
    void headersThatAreOfNoUseDoNoHarm(String header) throws Exception {
        String body = "<Error><Code>NoSuchKey</Code></Error>";
        server.answers(StubServer.text(
                "HTTP/1.1 200 OK",
                "x-cos-request-id: id",
                header,
                "x-cos-storage-class: ARCHIVE",
                "Content-Length: 5",
                "",
                ""));
        CosResponse head = wire.head(object("k"), attempt(2_000));
        assertThat(head.requestId()).contains("id");
        assertThat(head.header("x-cos-storage-class")).contains("ARCHIVE");
        assertThat(head.header("content-length")).contains("5");

        server.answers(StubServer.text("HTTP/1.1 404 Not Found", header, "Content-Length: " + body.length(), "", body));
        assertThat(wire.restore(restore("k"), attempt(2_000)).code()).contains("NoSuchKey");

        server.answers(StubServer.text("HTTP/1.1 206 Partial Content", header, "Content-Length: 3", "", "abc"));
        ResponseBody part = wire.read(object("k"), ByteRange.from(0, Optional.empty()), attempt(2_000))
                .body();
        assertThat(new String(part.bytes(), StandardCharsets.US_ASCII)).isEqualTo("abc");
    }
}
