package dev.thaw.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosestMatchTest {

    @Test
    void aThirdOfAWordMayDiffer() {
        assertThat(ClosestMatch.to("resume_form", List.of("prefix", "resume-from")))
                .contains("resume-from");
        assertThat(ClosestMatch.to("form", List.of("from"))).isEmpty();
        assertThat(ClosestMatch.to("kes", List.of("keys"))).contains("keys");
    }

    @Test
    void closestIsFoundHoweverDifferent() {
        assertThat(ClosestMatch.closest("THAW_XYZ", List.of("THAW_WORD", "THAW_POLICY", "THAW_COS_RATE")))
                .contains("THAW_WORD");
        assertThat(ClosestMatch.closest("a", List.of())).isEmpty();
    }

    @Test
    void distanceCountsAddedRemovedAndChangedCharacters() {
        assertThat(ClosestMatch.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(ClosestMatch.distance("", "abc")).isEqualTo(3);
        assertThat(ClosestMatch.distance("abc", "")).isEqualTo(3);
        assertThat(ClosestMatch.distance("same", "same")).isZero();
    }
}
