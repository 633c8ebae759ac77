package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample of RFC 9110, 5.6.7, in its three forms and a few that are near. */
class HttpDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun, 06-Nov-1994 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "sun nov 6 08:49:37 1994",
                " Sun,  06 Nov 1994  08:49:37 UTC ",
                "1994-11-06T08:49:37Z",
                "1994-11-06T16:49:37+08:00"
            })
    void dateIsReadInEachForm(String text) {
        assertThat(HttpDate.read(text)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @Test
    void yearOfTwoDigitsIsOfTheCenturyThatIsNear() {
        assertThat(HttpDate.read("Sunday, 22-Nov-26 12:00:00 GMT")).contains(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1586793600", "Mon, 13 Apr 2020", "06-Nov-94"})
    void whatIsNoDateIsNone(String text) {
        assertThat(HttpDate.read(text)).isEmpty();
    }
}
