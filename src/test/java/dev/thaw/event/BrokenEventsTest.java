package dev.thaw.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.thaw.event.json.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class BrokenEventsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos-created-documented",
                "cos-created-raw-key",
                "eventbridge-cloudevent",
                "function-url-post",
                "timer",
                "mixed-records",
                "dead-letter-of-timer-in-queue",
                "envelope-of-api-gateway",
                "manual-request",
            })
    void brokenEventsAreRefused(String sample) {
        Random random = new Random(sample.hashCode());
        byte[] whole = Samples.bytes(sample);
        for (int round = 0; round < 2000; round++) {
            readBroken(broken(whole, random));
        }
    }

    private static void readBroken(byte[] event) {
        try {
            assertThat(EventReader.read(event, Optional.of("ap-guangzhou"))).isNotNull();
        } catch (InvalidInputException error) {
            assertThat(error.reason()).isNotBlank().doesNotContain("EXAMPLE", "\u001b");
        } catch (RuntimeException defect) {
            fail(new String(event, StandardCharsets.ISO_8859_1), defect);
        }
    }

    private static byte[] broken(byte[] whole, Random random) {
        byte[] bytes =
                random.nextInt(4) == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
            bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "{}[]\",:0n\\".charAt(random.nextInt(10));
        }
        return bytes;
    }
}
