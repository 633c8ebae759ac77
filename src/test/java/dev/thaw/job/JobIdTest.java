package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobIdTest {

    @Test
    void anIdIsPartOfPathsAndKeys() {
        assertThat(JobId.parse("studies-2026-11")).isPresent();
        assertThat(JobId.parse("a")).isPresent();
        assertThat(JobId.parse("a".repeat(63))).isPresent();
        for (String wrong : new String[] {
            "", "-a", "A", "a/b", "a.b", "a b", "a\n", "ä", "a".repeat(64), "jobs", "continue", "confirm", "cancel"
        }) {
            assertThat(JobId.parse(wrong)).as(wrong).isEmpty();
        }
        assertThatThrownBy(() -> new JobId("jobs")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdOfTimeAndChanceIsValid() {
        String id = JobId.generate(Instant.parse("2026-11-26T18:18:33Z"), new Random(1))
                .value();
        assertThat(id).matches("20261126-181833-[a-z0-9]{6}");
        assertThat(JobId.parse(id)).isPresent();
    }

    @Test
    void theSameBytesHaveTheSameId() {
        byte[] event = "abc".getBytes(StandardCharsets.UTF_8);
        assertThat(JobId.auto(event).value()).isEqualTo("auto-ba7816bf8f01cfea414140de");
    }
}
