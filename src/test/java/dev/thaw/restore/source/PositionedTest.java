package dev.thaw.restore.source;

import static dev.thaw.restore.TestData.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hashes that stand in resume tokens: they must stay what they are, since a later version reads them. */
class PositionedTest {

    private static final Candidate.InvalidEntry INVALID =
            new Candidate.InvalidEntry(Failure.permanent(OutcomeCode.MALFORMED, "no key"));

    @Test
    void thatOfAnObjectIsOfItsPositionAlone() {
        assertThat(new ObjectSource.Positioned(asked("a"), "7").positionHash()).isEqualTo(ShortHash.of("7"));
    }

    @Test
    void entriesThatAreNoObjectsHaveHashesOfTheirOwn() {
        assertThat(new ObjectSource.Positioned(INVALID, "7").positionHash()).isEqualTo(ShortHash.of("7\nunusable"));
        assertThat(ObjectSource.Positioned.aboutSource(INVALID, "7").positionHash())
                .isEqualTo(ShortHash.of("7\nsource"));
    }

    @Test
    void aHashIsTheBeginningOfSha256() {
        // printf 'v1\narchive-1250000000\na' | openssl dgst -sha256 -binary | head -c 9 | base64
        assertThat(ShortHash.of(new ObjectRef("archive-1250000000", "ap-guangzhou", "a", Optional.of("v1"))))
                .isEqualTo("m6nZAyO9FP1d")
                .isEqualTo(ShortHash.of("v1\narchive-1250000000\na"));
    }

    @Test
    void aSourceWithoutANameIsCalledByWhatItIs() {
        assertThat(ObjectSource.of(List.of()).name()).isEqualTo("the source of the objects");
    }
}
