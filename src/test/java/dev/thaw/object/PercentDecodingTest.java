package dev.thaw.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentDecodingTest {

    @Test
    void escapesAreDecodedOnceAndAllElseStays() {
        assertThat(PercentDecoding.decode("a+b c/日")).contains("a+b c/日");
        assertThat(PercentDecoding.decode("%E6%97%a5%2B+%2520%00日")).contains("日++%20\u0000日");
        assertThat(PercentDecoding.decode("")).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "a%zz", "%2x", "%x2", "%é1", "%1é", "%ff", "%c3", "%ed%a0%80", "%c0%80"})
    void whatIsNoEncodingIsAnError(String text) {
        assertThat(PercentDecoding.decode(text)).isEmpty();
    }
}
