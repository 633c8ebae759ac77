package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.cos.message.CosResponse.CosError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come as the body of an error: four short texts are made of it, and nothing is fetched. */
@Tag("fuzz")
class ErrorXmlFuzz {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "<?xml version='1.0' encoding='utf-8' ?><Error><Code>NoSuchKey</Code><Message>a &amp; b</Message>"
                                + "<RequestId>NjU=</RequestId><ServerTime>2026-11-22T12:00:00Z</ServerTime></Error>",
                        "<!DOCTYPE Error [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&x;&x;\">]>"
                                + "<Error><Code>&y;</Code></Error>",
                        "<html><body><h1>502 Bad Gateway</h1></body></html>",
                        "<Error><![CDATA[x]]><Message>cut of")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void errorXml(byte[] body) {
        CosError error = ErrorXml.read(body);
        Stream.of(error.code(), error.message(), error.requestId(), error.serverTime())
                .flatMap(Optional::stream)
                .forEach(text -> assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(1_001));
        assertThat(new CosResponse(503, java.util.Map.of(), error).serverTime()).isNotNull();
    }
}
