package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadTest {

    @RegisterExtension
    final Emulator emulator = new Emulator();

    @BeforeEach
    void seed() {
        emulator.put("text", StoredObject.of("STANDARD", 0).holding(StoredContent.of("0123456789")));
        emulator.put("huge", StoredObject.of("ARCHIVE", 5L << 40));
    }

    @Test
    void headTellsTheSizeAndTheClass() throws IOException {
        Reply head = send(new Call("HEAD", "huge"));
        assertThat(head.header("content-length")).contains("5497558138880");
        assertThat(head.header("x-cos-storage-class")).contains("ARCHIVE");
        assertThat(head.header("x-cos-request-id")).isPresent();
        assertThat(send(new Call("HEAD", "text")).header("x-cos-storage-class")).isEmpty();
    }

    @Test
    void headOfAMissingObjectHasNoBody() throws IOException {
        Reply head = send(new Call("HEAD", "missing"));
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void archivedObjectNamesItsClassWhenItRefusesToBeRead() throws IOException {
        Reply get = send(new Call("GET", "huge"));
        assertThat(get.outcome()).isEqualTo("403 InvalidObjectState");
        assertThat(get.header("x-cos-storage-class")).contains("ARCHIVE");
        assertThat(get.texts("Resource")).containsExactly("bucket-1250000000.cos.ap-guangzhou.myqcloud.com/huge");
        assertThat(get.texts("RequestId"))
                .containsExactly(get.header("x-cos-request-id").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 206, 0, bytes 0-0/10",
        "bytes=3-5, 206, 345, bytes 3-5/10",
        "bytes=8-, 206, 89, bytes 8-9/10",
        "bytes=8-99, 206, 89, bytes 8-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=-99, 206, 0123456789, bytes 0-9/10",
        "bytes=5-3, 200, 0123456789, ''",
        "bytes=-, 200, 0123456789, ''",
        "lines=1-2, 200, 0123456789, ''",
    })
    void rangeIsServed(String range, int status, String body, String contentRange) throws IOException {
        Reply get = send(new Call("GET", "text").header("Range", range));
        assertThat(get.status()).isEqualTo(status);
        assertThat(get.body()).isEqualTo(body);
        assertThat(get.header("content-range").orElse("")).isEqualTo(contentRange);
    }

    @Test
    void rangeBeyondTheEndIsRefused() throws IOException {
        assertThat(send(new Call("GET", "text").header("Range", "bytes=10-")).outcome())
                .isEqualTo("416 InvalidRange");
    }

    @Test
    void conditionsAreKept() throws IOException {
        String etag = send(new Call("GET", "text")).header("etag").orElseThrow();
        assertThat(send(new Call("GET", "text").header("If-None-Match", etag)).status())
                .isEqualTo(304);
        assertThat(send(new Call("GET", "text").header("If-None-Match", "\"other\""))
                        .status())
                .isEqualTo(200);
        assertThat(send(new Call("GET", "text").header("If-Match", etag)).status())
                .isEqualTo(200);
        assertThat(send(new Call("GET", "text").header("If-Match", "\"other\"")).outcome())
                .isEqualTo("412 PreconditionFailed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "If-Modified-Since; Fri, 27 Dec 2019 08:19:29 GMT; 304",
                "If-Modified-Since; Fri, 27 Dec 2019 08:19:28 GMT; 200",
                "If-Unmodified-Since; Fri, 27 Dec 2019 08:19:29 GMT; 200",
                "If-Unmodified-Since; Fri, 27 Dec 2019 08:19:28 GMT; 412",
                "If-Unmodified-Since; yesterday; 200",
            })
    void conditionsOnTheTimeAreKept(String header, String time, int status) throws IOException {
        assertThat(send(new Call("GET", "text").header(header, time)).status()).isEqualTo(status);
    }

    @Test
    void whatIsPutCanBeRead() throws IOException {
        Call put = new Call("PUT", "日志/new")
                .header("x-cos-storage-class", "ARCHIVE")
                .body("some text");
        assertThat(send(put).outcome()).isEqualTo("200");
        assertThat(send(new Call("HEAD", "日志/new")).header("x-cos-storage-class"))
                .contains("ARCHIVE");
        send(new Call("PUT", "plain").body("some text"));
        assertThat(send(new Call("GET", "plain")).body()).isEqualTo("some text");
    }

    @Test
    void otherOperationsAreRefused() throws IOException {
        assertThat(send(new Call("PUT", "text").parameter("acl", "")).outcome()).isEqualTo("405 MethodNotAllowed");
        assertThat(send(new Call("POST", "text")).outcome()).isEqualTo("405 MethodNotAllowed");
    }

    private Reply send(Call call) throws IOException {
        return call.send(emulator.cos());
    }
}
