package dev.thaw.cos.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    private static final String PUBLIC = "https://{bucket}.cos.{region}.myqcloud.com";
    private static final String BUCKET = "archive-1250000000";
    private static final String REGION = "ap-guangzhou";

    @ParameterizedTest
    @CsvSource({
        "https://{bucket}.cos.{region}.myqcloud.com, archive-1250000000.cos.ap-guangzhou.myqcloud.com",
        "https://{bucket}.cos-internal.{region}.tencentcos.cn, archive-1250000000.cos-internal.ap-guangzhou.tencentcos.cn",
        "https://{bucket}.cos.accelerate.myqcloud.com, archive-1250000000.cos.accelerate.myqcloud.com",
        "https://files.example.com, files.example.com",
        "http://{bucket}.localhost:9001, archive-1250000000.localhost:9001",
        "http://127.0.0.1:9001, 127.0.0.1:9001",
        "https://files.example.com:443, files.example.com",
        "http://files.example.com:80, files.example.com",
        "http://files.example.com:443, files.example.com:443"
    })
    void theTemplateMakesTheHost(String template, String host) {
        assertThat(endpoint(template).host(BUCKET, REGION)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{bucket}.cos.{region}.myqcloud.com",
                "//{bucket}.cos.{region}.myqcloud.com",
                "ftp://{bucket}.cos.{region}.myqcloud.com",
                "HTTPS://{bucket}.cos.{region}.myqcloud.com",
                "https://",
                "https://{bucket}.COS.{region}.myqcloud.com",
                "https://{appid}.cos.{region}.myqcloud.com",
                "https://{bucket}..myqcloud.com",
                "https://-{bucket}.myqcloud.com",
                "https://{bucket}.cos_{region}.myqcloud.com",
                "https://{bucket}.例子.com",
                "https://{bucket}.cos.{region}.myqcloud.com/",
                "https://cos.{region}.myqcloud.com/{bucket}",
                "https://{bucket}.cos.{region}.myqcloud.com?a",
                "https://{bucket}.cos.{region}.myqcloud.com#a",
                "https://me@{bucket}.cos.{region}.myqcloud.com",
                "https://{bucket}.cos.{region}.myqcloud.com:",
                "https://{bucket}.cos.{region}.myqcloud.com:0",
                "https://{bucket}.cos.{region}.myqcloud.com:65536",
                "https://{bucket}.cos.{region}.myqcloud.com:a",
                "https://{bucket}.cos.{region}.myqcloud.com ",
                "https://[::1]:9001"
            })
    void aTemplateIsSchemeAndHostAlone(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint(template))
                .withMessageContaining("https://{bucket}.cos.{region}.myqcloud.com");
    }

    @Test
    void aPasswordInARefusedTemplateIsNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint("https://me:word@{bucket}.cos.{region}.myqcloud.com"))
                .withMessageStartingWith("endpoint \"https://…@{bucket}.cos.{region}.myqcloud.com\" is refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1:9001",
                "http://127.0.0.1:9001/",
                "http://me@127.0.0.1",
                "localhost:9001",
                "/a",
                "mailto:a@b"
            })
    void anAddressToConnectToIsSchemeHostAndPortAlone(String connectTo) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint(PUBLIC, Optional.of(URI.create(connectTo))))
                .withMessageContaining("http://127.0.0.1:9001");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example.com/-1, ap-guangzhou",
        "Archive-1, ap-guangzhou",
        "archive-1, ap.guangzhou",
        "archive-1, a@b"
    })
    void noHostIsMadeOfWhatIsNoName(String bucket, String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint(PUBLIC).host(bucket, region))
                .isInstanceOf(InvalidNameException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> endpoint(PUBLIC).bucketUri(bucket, region, ""));
    }

    @Test
    void noLabelOfAHostIsTooLong() {
        Endpoint endpoint = endpoint("https://{bucket}-{region}.example.com");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint.host("a".repeat(49) + "-1250000000", REGION))
                .withMessageEndingWith("which is no host name");
    }

    @Test
    void theUriKeepsThePathAsEncoded() {
        ObjectRef object = ObjectRef.latest(BUCKET, REGION, "/a b/../归//x+~.txt");

        assertThat(endpoint(PUBLIC).uri(object, "restore&versionId=a%2Bb"))
                .hasToString("https://archive-1250000000.cos.ap-guangzhou.myqcloud.com"
                        + "/%2Fa%20b%2F..%2F%E5%BD%92/%2Fx%2B~.txt?restore&versionId=a%2Bb");
    }

    @Test
    void withoutQueryThereIsNoQuestionMark() {
        assertThat(endpoint(PUBLIC).uri(ObjectRef.latest(BUCKET, REGION, "a"), ""))
                .hasToString("https://archive-1250000000.cos.ap-guangzhou.myqcloud.com/a");
    }

    @Test
    void aBucketIsItsRoot() {
        assertThat(endpoint(PUBLIC).bucketUri(BUCKET, REGION, "prefix=a%2F"))
                .hasToString("https://archive-1250000000.cos.ap-guangzhou.myqcloud.com/?prefix=a%2F");
    }

    @Test
    void connectingElsewhereLeavesTheHostAlone() {
        var endpoint = new Endpoint(PUBLIC, Optional.of(URI.create("http://127.0.0.1:9001")));

        assertThat(endpoint.uri(ObjectRef.latest(BUCKET, REGION, "a//b"), "restore"))
                .hasToString("http://127.0.0.1:9001/a/%2Fb?restore");
        assertThat(endpoint.bucketUri(BUCKET, REGION, "")).hasToString("http://127.0.0.1:9001/");
        assertThat(endpoint.host(BUCKET, REGION)).isEqualTo("archive-1250000000.cos.ap-guangzhou.myqcloud.com");
    }

    private static Endpoint endpoint(String template) {
        return new Endpoint(template, Optional.empty());
    }
}
