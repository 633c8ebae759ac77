package dev.thaw.restore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The values that a store answers with. */
class ResultTest {

    private static final Failure FAILURE = new Failure(
            OutcomeCode.UNREACHABLE, true, "no answer", Optional.of("InternalError"), Optional.of("request-1"));

    @Test
    void aValueIsMappedAndHandedOut() throws IOException {
        Result<Integer> length = Result.of("four").map(String::length);
        assertThat(length.<String>fold(value -> "value " + value, Failure::detail))
                .isEqualTo("value 4");
        assertThat(length.orElseThrow(failure -> new IOException(failure.detail())))
                .isEqualTo(4);
    }

    @Test
    void aFailureStaysWhatItIs() {
        Result<Integer> length = Result.<String>failed(FAILURE).map(String::length);
        assertThat(length.<String>fold(value -> "value " + value, Failure::detail))
                .isEqualTo("no answer");
        assertThatThrownBy(() -> length.orElseThrow(failure -> new IOException(failure.detail())))
                .isInstanceOf(IOException.class)
                .hasMessage("no answer");
    }

    @Test
    void whereItHappenedStandsBeforeADetail() {
        assertThat(FAILURE.withContext("line 3: "))
                .isEqualTo(new Failure(
                        OutcomeCode.UNREACHABLE,
                        true,
                        "line 3: no answer",
                        Optional.of("InternalError"),
                        Optional.of("request-1")));
    }

    @Test
    void forWantOfTimeAFailureIsNotProcessed() {
        assertThat(Failure.permanent(OutcomeCode.REJECTED, "busy").asNotProcessed("the time was over"))
                .isEqualTo(Failure.temporary(OutcomeCode.NOT_PROCESSED, "busy; the time was over"));
    }

    @Test
    void onlyAFailureIsOne() {
        assertThatThrownBy(() -> Failure.permanent(OutcomeCode.ACCEPTED, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPartKnowsItsContent() throws IOException {
        ObjectPart part = new ObjectPart(new byte[] {1, 2}, 10, "\"etag\"");
        assertThat(part.stream().readAllBytes()).containsExactly(1, 2);
        assertThat(part.length()).isEqualTo(2);
        assertThat(part.total()).isEqualTo(10);
        assertThat(part.etag()).isEqualTo("\"etag\"");
    }
}
