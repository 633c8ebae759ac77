package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignatureTest {

    private static final Instant NOW = SettableClock.START;

    @RegisterExtension
    final Emulator emulator = new Emulator();

    @BeforeEach
    void seed() {
        emulator.put("a b/c+d.txt", StoredObject.of("STANDARD", 3));
    }

    @Test
    void vendorsSignatureIsAccepted() throws IOException {
        assertThat(head().send(emulator.cos()).outcome()).isEqualTo("200");
    }

    @Test
    void vendorsSignatureOverParametersAndHeadersIsAccepted() throws IOException {
        Call list = new Call("GET", "")
                .parameter("prefix", "a b/")
                .parameter("encoding-type", "url")
                .header("x-cos-Test", "odd, *value*~")
                .header("Range", "bytes=0-1");
        assertThat(list.send(emulator.cos()).texts("Key")).containsExactly("a%20b/c%2Bd.txt");
    }

    @Test
    void absentSignatureIsDenied() throws IOException {
        assertThat(get().send(emulator.cos(), get().target(), "").outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void fieldThatIsAbsentIsDenied() throws IOException {
        assertThat(with(get().authorization().replace("q-key-time", "q-time"))).isEqualTo("403 AccessDenied");
        assertThat(with(get().authorization().replace("=sha1", "=sha256"))).isEqualTo("403 AccessDenied");
    }

    @Test
    void unknownSecretIdIsRefused() throws IOException {
        AccessKey other = new AccessKey("AKIDother", "secret", Optional.empty());
        assertThat(get().key(other).send(emulator.cos()).outcome()).isEqualTo("403 InvalidAccessKeyId");
    }

    @Test
    void wrongSecretKeyDoesNotMatch() throws IOException {
        AccessKey wrong = new AccessKey(AccessKey.EXAMPLE.secretId(), "secret", Optional.empty());
        assertThat(get().key(wrong).send(emulator.cos()).outcome()).isEqualTo("403 SignatureDoesNotMatch");
    }

    @Test
    void signatureOfAnotherPathDoesNotMatch() throws IOException {
        assertThat(get().signingPath("/a%20b/c+d.txt").send(emulator.cos()).outcome())
                .isEqualTo("403 SignatureDoesNotMatch");
    }

    @Test
    void unsignedParameterIsDenied() throws IOException {
        Call call = get();
        assertThat(call.send(emulator.cos(), call.target() + "?versionId=1", call.authorization())
                        .outcome())
                .isEqualTo("403 AccessDenied");
    }

    @Test
    void unsignedHostIsDenied() throws IOException {
        String unsigned = get().authorization().replace("q-header-list=host", "q-header-list=");
        assertThat(with(unsigned)).isEqualTo("403 AccessDenied");
    }

    @Test
    void listsHaveToBeLowercaseAndSorted() throws IOException {
        assertThat(with(get().authorization().replace("list=host", "list=Host")))
                .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(with(get().authorization().replace("list=host", "list=host;authorization")))
                .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(with(get().authorization().replace("list=host", "list=host;host")))
                .isEqualTo("403 SignatureDoesNotMatch");
    }

    @Test
    void listedHeaderHasToBePresent() throws IOException {
        assertThat(with(get().authorization().replace("list=host", "list=host;x-cos-a")))
                .isEqualTo("403 SignatureDoesNotMatch");
    }

    @Test
    void keyTimeThatIsOverHasExpired() throws IOException {
        Reply reply = get().from(NOW.minusSeconds(60), NOW.minusSeconds(1)).send(emulator.cos());
        assertThat(reply.outcome()).isEqualTo("403 AccessDenied");
        assertThat(reply.texts("Message")).containsExactly("Request has expired");
    }

    @Test
    void clockAheadByFifteenMinutesIsBorneAndNoMore() throws IOException {
        Duration skew = Duration.ofMinutes(15);
        assertThat(get().from(NOW.plus(skew), NOW.plus(skew))
                        .send(emulator.cos())
                        .outcome())
                .isEqualTo("200");
        Instant tooFar = NOW.plus(skew).plusSeconds(1);
        Reply reply = get().from(tooFar, tooFar).send(emulator.cos());
        assertThat(reply.outcome()).isEqualTo("403 RequestTimeTooSkewed");
        assertThat(reply.texts("ServerTime")).containsExactly("2024-05-06T07:08:09Z");
        assertThat(reply.header("date")).contains("Mon, 06 May 2024 07:08:09 GMT");
    }

    @Test
    void tokenForPermanentKeysIsDenied() throws IOException {
        Call call = get().key(AccessKey.EXAMPLE.withToken("token"));
        assertThat(call.send(emulator.cos()).outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void tokenMayBeDeclaredExpired() throws IOException {
        emulator.cos().faults().tokenExpired(true);
        assertThat(get().send(emulator.cos()).outcome()).isEqualTo("403 ExpiredToken");
        emulator.cos().faults().tokenExpired(false);
        assertThat(get().send(emulator.cos()).outcome()).isEqualTo("200");
    }

    private String with(String authorization) throws IOException {
        return get().send(emulator.cos(), get().target(), authorization).outcome();
    }

    private static Call head() {
        return new Call("HEAD", "a b/c+d.txt");
    }

    private static Call get() {
        return new Call("GET", "a b/c+d.txt");
    }
}
