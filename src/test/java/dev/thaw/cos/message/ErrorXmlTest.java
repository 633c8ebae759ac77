package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.message.CosResponse.CosError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class ErrorXmlTest {

    @Test
    void fieldsOfTheSampleAreRead() {
        assertThat(read("<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n<Code>RequestTimeTooSkewed</Code>"
                        + "<Message>clock &amp; co</Message><Resource>b/k</Resource><RequestId>NjU=</RequestId>"
                        + "<ServerTime>2026-11-22T12:00:00Z</ServerTime><TraceId>t</TraceId></Error>"))
                .isEqualTo(new CosError(
                        Optional.of("RequestTimeTooSkewed"),
                        Optional.of("clock & co"),
                        Optional.of("NjU="),
                        Optional.of("2026-11-22T12:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not xml",
                "{\"Code\": \"AccessDenied\"}",
                "<html><head><Code>AccessDenied</Code></head></html>",
                "<!DOCTYPE html><html><br><p>502</html>",
                "<Error",
                "<Error>",
                "<Error><Code></Code></Error>",
                "<Error><Deep><Code>AccessDenied</Code></Deep></Error>",
                "<Errors><Error><Code>AccessDenied</Code></Error></Errors>"
            })
    void whatIsNoErrorOfCosHasNoCode(String body) {
        assertThat(read(body)).isEqualTo(CosError.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\r\n ", " \uFEFF\n", "\n\uFEFF"})
    void whatStandsBeforeTheDeclarationIsSkipped(String before) {
        String error = "<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>AccessDenied</Code></Error>";
        assertThat(read(before + error).code()).contains("AccessDenied");
    }

    @Test
    void errorWithinASuccessIsFound() {
        assertThat(within("\n<?xml version='1.0'?><Error><Code>InternalError</Code></Error>")
                        .code())
                .contains("InternalError");
        assertThat(within("")).isEqualTo(CosError.NONE);
        assertThat(within("<ListBucketResult><Prefix>Error</Prefix><Error><Code>x</Code></Error></ListBucketResult>"))
                .isEqualTo(CosError.NONE);
        assertThat(within("legal/Error/<Error><Code>x</Code></Error>")).isEqualTo(CosError.NONE);
    }

    private static CosError within(String body) {
        return ErrorXml.readWithin(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void startOfAnErrorIsReadAsFarAsItGoes() {
        assertThat(read("<Error><Code>AccessDenied</Code><Message>Acc"))
                .satisfies(error -> assertThat(error.code()).contains("AccessDenied"));
    }

    @Test
    void entitiesAreNotExpanded() {
        CosError error = read("<!DOCTYPE Error [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"lol\">]>"
                + "<Error><Code>a&y;b</Code><Message>&x;</Message></Error>");

        assertThat(error.message()).isEmpty();
        assertThat(error.code().orElse("")).doesNotContain("lol");
    }

    @Test
    void bodyThatTheParserTripsOverHasNoCode() {
        assertThat(read("<!DOCTYPE Error [<!\u0005NTITY x \"y\">]><Error><Code>AccessDenied</Code></Error>"))
                .isEqualTo(CosError.NONE);
    }

    @Test
    void longMessagesAreCut() {
        assertThat(read("<Error><Message>" + "x".repeat(50_000) + "</Message></Error>")
                        .message()
                        .orElseThrow())
                .hasSize(1_001);
    }

    @Test
    void noiseIsNoDefect() {
        var random = new Random(7);
        byte[] sample = "<?xml version='1.0'?><Error><Code>A&lt;</Code><![CDATA[x]]><!-- c --></Error>"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] noisy = sample.clone();
            for (int change = 0; change < 3; change++) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
            }
            assertThat(ErrorXml.read(noisy)).isNotNull();
        }
    }

    private static CosError read(String body) {
        return ErrorXml.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
