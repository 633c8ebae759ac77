package dev.thaw.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    @Test
    void aThirdOfAWordMayBeWrong() {
        assertThat(NearestWord.to("resume_form", List.of("prefix", "resume-from")))
                .contains("resume-from");
        assertThat(NearestWord.to("form", List.of("from"))).isEmpty();
        assertThat(NearestWord.to("kes", List.of("keys"))).contains("keys");
    }

    @Test
    void nearestIsSomethingHoweverFar() {
        assertThat(NearestWord.nearest("THAW_XYZ", List.of("THAW_TOKEN", "THAW_POLICY", "THAW_COS_RATE")))
                .contains("THAW_TOKEN");
        assertThat(NearestWord.nearest("a", List.of())).isEmpty();
    }

    @Test
    void distanceCountsWhatIsAddedRemovedAndChanged() {
        assertThat(NearestWord.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestWord.distance("", "abc")).isEqualTo(3);
        assertThat(NearestWord.distance("abc", "")).isEqualTo(3);
        assertThat(NearestWord.distance("same", "same")).isZero();
    }
}
