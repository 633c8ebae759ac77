package dev.thaw.request.resume;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.answer.ProblemException;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a resume token, with a valid MAC or without: either it is one, or it is refused. */
@Tag("fuzz")
class ResumeTokenFuzz {

    private static final RequestFingerprint FINGERPRINT = new RequestFingerprint("request", "policy");
    private static final ResumeTokens TOKENS = new ResumeTokens(Optional.<String>empty());

    static Stream<byte[]> seeds() {
        ResumePoint start = ResumePoint.start(RunTotals.start(Optional.empty()));
        String token = TOKENS.write(start, FINGERPRINT);
        byte[] content = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return Stream.of(
                content,
                token.getBytes(StandardCharsets.UTF_8),
                "[2,\"request\",\"policy\"]".getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void token(byte[] bytes) {
        read(new String(bytes, StandardCharsets.ISO_8859_1));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        byte[] mac = ResumeTokens.mac(Optional.empty(), bytes);
        read(base64.encodeToString(bytes) + "." + base64.encodeToString(mac));
    }

    private static void read(String token) {
        try {
            ResumePoint point = TOKENS.read(token, FINGERPRINT, Optional.empty());
            assertThat(TOKENS.read(TOKENS.write(point, FINGERPRINT), FINGERPRINT, Optional.empty()))
                    .isEqualTo(point);
        } catch (ProblemException refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
        }
    }
}
