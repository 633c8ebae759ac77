package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.restore.Resumption;
import dev.thaw.restore.Tally;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes as a token to go on from, sealed rightly or not: it is one, or it is refused. */
@Tag("fuzz")
class ResumeTokenFuzz {

    private static final RequestOrigin ORIGIN = new RequestOrigin("request", "policy");
    private static final ResumeTokens TOKENS = new ResumeTokens(Optional.<String>empty());

    static Stream<byte[]> seeds() {
        Resumption start = Resumption.start(Tally.start(Optional.empty()));
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
        byte[] seal = Digests.seal(Optional.empty(), bytes);
        read(base64.encodeToString(bytes) + "." + base64.encodeToString(seal));
    }

    private static void read(String token) {
        try {
            Resumption resumption = TOKENS.read(token, ORIGIN, Optional.empty());
            assertThat(TOKENS.read(TOKENS.write(resumption, ORIGIN), ORIGIN, Optional.empty()))
                    .isEqualTo(resumption);
        } catch (RefusedException refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
        }
    }
}
