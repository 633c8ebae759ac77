package dev.thaw.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.signing.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamSignerTest {

    private static final String HOST = "1250000000-abc.ap-guangzhou.tencentscf.com";

    private static Map<String, String> headers(Optional<String> token, Optional<String> uin) {
        return new CamSigner(new Credentials("AKIDexample", "exampleSecretKey", token), uin)
                .headers(
                        HOST,
                        "{\"action\":\"about\"}".getBytes(StandardCharsets.UTF_8),
                        Instant.ofEpochSecond(1_764_201_599));
    }

    /** The signature was computed by another program, of the description of the algorithm; one second before midnight UTC. */
    @Test
    void signatureIsThatOfTheAlgorithm() {
        Map<String, String> headers = headers(Optional.empty(), Optional.of("100000000001"));
        assertThat(headers)
                .containsEntry("Content-Type", "application/json")
                .containsEntry("X-Scf-Cam-Timestamp", "1764201599")
                .containsEntry("X-Scf-Cam-Uin", "100000000001")
                .containsEntry(
                        "Authorization",
                        "TC3-HMAC-SHA256 Credential=AKIDexample/2025-11-26/scf/tc3_request,"
                                + " SignedHeaders=content-type;host;x-scf-cam-uin,"
                                + " Signature=9230681da873df113687193c3a590185e1c11ec4c79ddc97146cc4d166205d31")
                .hasSize(4);
    }

    @Test
    void tokenOfTemporaryCredentialsComesAlongUnsigned() {
        assertThat(headers(Optional.of("token"), Optional.empty()))
                .containsEntry("X-Scf-Cam-Token", "token")
                .doesNotContainKey("X-Scf-Cam-Uin");
        assertThat(headers(Optional.of("token"), Optional.empty()).get("Authorization"))
                .contains("SignedHeaders=content-type;host,")
                .isEqualTo(headers(Optional.empty(), Optional.empty()).get("Authorization"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/about | | {\"action\":\"about\"}",
                "/plan | {\"prefix\":\"a/\"} | {\"action\":\"plan\",\"prefix\":\"a/\"}",
                "/explain | {\"keys\":[\"a\"]} | {\"action\":\"explain\",\"keys\":[\"a\"]}",
                "/jobs | | {\"action\":\"jobs\"}",
                "/jobs | {\"action\":\"restore\",\"prefix\":\"a/\"} | {\"action\":\"restore\",\"job\":true,\"prefix\":\"a/\"}",
                "/jobs | {\"prefix\":\"a/\",\"job\":{\"id\":\"x\"}} | {\"action\":\"restore\",\"prefix\":\"a/\",\"job\":{\"id\":\"x\"}}",
                "/jobs/x-1 | | {\"action\":\"job\",\"job\":\"x-1\"}",
                "/jobs/x-1/confirm | {} | {\"action\":\"confirm\",\"job\":\"x-1\"}",
                "/jobs/continue | | {\"action\":\"continue\"}"
            })
    void callOfThePageBecomesOneBody(String path, String body, String bare) throws InvalidInputException {
        byte[] given = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        assertThat(new String(BareCall.of(path, Map.of(), given), StandardCharsets.UTF_8))
                .isEqualTo(bare);
    }

    @Test
    void parametersOfTheListOfJobsBecomeFields() throws InvalidInputException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", "50");
        query.put("after", "8204-x");
        assertThat(new String(BareCall.of("/jobs", query, new byte[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"action\":\"jobs\",\"limit\":50,\"after\":\"8204-x\"}");
    }
}
