package dev.thaw.cos;

import static dev.thaw.cos.ScriptedWire.answer;
import static dev.thaw.cos.ScriptedWire.coded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.OutcomeCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of an object, from the answer to the value. */
class ReadingTest {

    private static final ObjectRef LIST = ObjectRef.latest("archive-1250000000", "ap-guangzhou", "list.txt");

    private final VirtualTime time = new VirtualTime();
    private final ScriptedWire wire = new ScriptedWire();

    @Test
    void partTellsTheWhole() throws IOException {
        wire.on("READ", answer(206, "abc", true, "content-range", "bytes 4-6/7", "etag", "\"e\""));
        ObjectPart part = part(4, Optional.of("\"e\""));
        assertThat(new String(part.stream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("abc");
        assertThat(part.total()).isEqualTo(7);
        assertThat(part.etag()).isEqualTo("\"e\"");
        assertThat(wire.asked()).containsExactly("bytes=4-2097155 if \"e\"");
    }

    @Test
    void serverThatKnowsNoRangesIsReadAtOnce() {
        wire.on("READ", answer(200, "abc", true));
        assertThat(part(0, Optional.empty()).total()).isEqualTo(3);
    }

    @Test
    void objectTooLongToBeReadAtOnceIsRefusedWithItsSize() {
        wire.on("READ", answer(200, "", false, "content-length", "2147483648"));
        Failure failure = failure(0);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.detail()).endsWith("too long to be read at once, 2147483648 bytes");
    }

    @Test
    void emptyObjectHasNoFirstByte() {
        wire.on("READ", coded(416, "InvalidRange", "etag", "\"0\""));
        assertThat(part(0, Optional.empty()).total()).isZero();
        assertThat(failure(3).outcome()).isEqualTo(OutcomeCode.REJECTED);
    }

    @Test
    void aStrangerDoesNotSayThatAnObjectIsEmpty() {
        wire.on("READ", () -> new CosResponse(416, Map.of("etag", "\"0\""), CosError.NONE));
        assertThat(failure(0).retryable()).isTrue();
        assertThat(failure(0).detail()).startsWith("COS answered 416 (without x-cos-request-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes 0-1/3", "bytes 1-3/9", "bytes 0-2/*", "bytes 0-2"})
    void otherBytesThanAskedForAreWorthAnotherTry(String range) {
        wire.on("READ", answer(206, "abc", true, "content-range", range));
        assertThat(failure(0).outcome()).isEqualTo(OutcomeCode.UNREACHABLE);
    }

    @Test
    void partWithoutARangeSaysSo() {
        wire.on("READ", answer(206, "abc", true));
        assertThat(failure(0).detail()).endsWith("no Content-Range");
    }

    @Test
    void successThatHoldsAnErrorIsNoObject() {
        wire.on("READ", coded(200, "AccessDenied"));
        assertThat(failure(0).detail()).contains("200 AccessDenied (an error in the body of a success)");
    }

    @Test
    void partThatIsCutOffIsWorthAnotherTry() {
        wire.on("READ", answer(206, "abc", false, "content-range", "bytes 0-2/3"));
        assertThat(failure(0).retryable()).isTrue();
        wire.on("READ", answer(200, "abc", true));
        assertThat(failure(1).retryable()).isTrue();
    }

    @Test
    void refusalsSayWhatToDo() {
        wire.on("READ", coded(403, "AccessDenied"));
        assertThat(failure(0).detail()).endsWith("; allow cos:GetObject on this object");
        wire.on("READ", coded(403, "InvalidObjectState"));
        assertThat(failure(0).detail()).contains("the object is archived: restore it first");
        wire.on("READ", coded(404, "NoSuchKey"));
        assertThat(failure(0).retryable()).isFalse();
        wire.on("READ", coded(412, "PreconditionFailed"));
        assertThat(failure(9).code()).contains("PreconditionFailed");
    }

    private ObjectPart part(long from, Optional<String> etag) {
        return Sessions.open(wire, time).read(LIST, from, etag).fold(part -> part, failure -> {
            throw new AssertionError(failure);
        });
    }

    private Failure failure(long from) {
        return Sessions.open(wire, time)
                .read(LIST, from, Optional.empty())
                .fold(
                        part -> {
                            throw new AssertionError(part);
                        },
                        failure -> failure);
    }
}
