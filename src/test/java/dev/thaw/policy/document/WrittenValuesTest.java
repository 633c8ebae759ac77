package dev.thaw.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.text.ClosestMatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenValuesTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "17,17",
        "17B,17",
        "1KB,1000",
        "1KiB,1024",
        "1 MB,1000000",
        "1MiB,1048576",
        "2GB,2000000000",
        "2GiB,2147483648",
        "5TB,5000000000000",
        "1TiB,1099511627776",
        "1PB,1000000000000000",
        "1PiB,1125899906842624",
        "9223PB,9223000000000000000",
    })
    void readsSizes(String written, long bytes) {
        assertThat(SizeText.parse(written)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MB",
                "1mb",
                "1Mb",
                "1M",
                "1.5GB",
                "-1",
                "+1",
                "1  MB",
                "1MB ",
                "9224PB",
                "0x10",
                "１MB",
                "1EB",
                "9999999999999999999"
            })
    void refusesWhatIsNoSize(String written) {
        assertThat(SizeText.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2d,P2D", "12h,PT12H", "30m,PT30M", "007m,PT7M"})
    void readsTimes(String written, Duration time) {
        assertThat(DurationText.parse(written)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "2", "0d", "-1d", "1.5h", "2D", "2s", "1d12h", "2 d", "9999999d", "00000000001d"})
    void refusesWhatIsNoTime(String written) {
        assertThat(DurationText.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "min_size,min-size",
        "minSize,min-size",
        "storage-class,storage-classes",
        "KEYS,keys",
        "notkeys,not-keys",
        "bucket,buckets",
    })
    void knowsWhatWasMeant(String word, String meant) {
        assertThat(ClosestMatch.to(word, FieldNames.MATCH.words())).contains(meant);
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(ClosestMatch.to("prefix", FieldNames.MATCH.words())).isEmpty();
        assertThat(ClosestMatch.to("k".repeat(1 << 20), List.of("k"))).isEmpty();
    }

    @Test
    void showsNothingThatATerminalObeys() {
        assertThat(Finding.shown("\u001b[31m\u202e\u2028\ud800\n"))
                .isEqualTo("\\u001B[31m\\u202E\\u2028\\uD800\\u000A");
        assertThat(Finding.shown("合".repeat(61))).isEqualTo("合".repeat(60) + "…");
        assertThat(Finding.shown("")).isEqualTo("\"\"");
    }
}
