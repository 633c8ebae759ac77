package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.answer.ProblemException;
import dev.thaw.request.resume.RequestFingerprint;
import dev.thaw.request.resume.ResumeDigests;
import dev.thaw.request.resume.ResumeTokens;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes as a token to go on from, sealed rightly or not: it is one, or it is refused. */
@Tag("fuzz")
class ResumeTokenFuzz {

    private static final RequestFingerprint ORIGIN = new RequestFingerprint("request", "policy");
    private static final ResumeTokens TOKENS = new ResumeTokens(Optional.<String>empty());

    static Stream<byte[]> seeds() {
        ResumePoint start = ResumePoint.start(RunTotals.start(Optional.empty()));
        String token = TOKENS.write(start, ORIGIN);
        byte[] content = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return Stream.of(
                content,
                token.getBytes(StandardCharsets.UTF_8),
                "[1,\"request\",\"policy\"]".getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void token(byte[] bytes) {
        read(new String(bytes, StandardCharsets.ISO_8859_1));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        byte[] seal = ResumeDigests.seal(Optional.empty(), bytes);
        read(base64.encodeToString(bytes) + "." + base64.encodeToString(seal));
    }

    private static void read(String token) {
        try {
            ResumePoint resumption = TOKENS.read(token, ORIGIN, Optional.empty());
            assertThat(TOKENS.read(TOKENS.write(resumption, ORIGIN), ORIGIN, Optional.empty()))
                    .isEqualTo(resumption);
        } catch (ProblemException refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
        }
    }
}
