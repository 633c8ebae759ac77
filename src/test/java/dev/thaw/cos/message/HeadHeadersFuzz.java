package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.object.ArchiveLevel;
import dev.thaw.restore.store.ObjectState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in the headers of a HEAD, one a line: it is the state of an object, or none for want of a size. */
@Tag("fuzz")
class HeadHeadersFuzz {

    private static final List<String> HEADERS = List.of(
            "x-cos-restore",
            "x-cos-restore-status",
            "x-cos-storage-class",
            "x-cos-storage-tier",
            "content-length",
            "retry-after",
            "date");

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "ongoing-request=\"false\", expiry-date=\"Mon, 13 Apr 2020 16:00:00 GMT\"\n\nARCHIVE\n\n123\n7",
                        "ongoing-request=\"true\"\ntier=\"bulk\"; request-date=\"Mon, 18 Nov 2019 09:34:50 GMT\"\nDEEP_ARCHIVE\n\n7",
                        "\n\nINTELLIGENT_TIERING\nARCHIVE\n99999999999999999999\nSun, 22 Nov 2026 12:00:20 GMT",
                        "\n\n\n\n-1\n999999999999\n2026-11-22T12:00:00Z")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void headers(byte[] lines) {
        CosResponse answer = new CosResponse(200, headers(new String(lines, StandardCharsets.UTF_8)), CosError.NONE);
        HeadHeaders.state(answer, Instant.EPOCH).ifPresent(HeadHeadersFuzz::holds);
        answer.retryAfter(Instant.EPOCH)
                .ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(1)));
        assertThat(answer.serverTime()).isNotNull();
    }

    private static void holds(ObjectState state) {
        assertThat(state.size()).isNotNegative();
        state.copy()
                .fold(() -> true, coming -> coming.readyBy(ArchiveLevel.ARCHIVE).isEmpty(), live -> true);
    }

    private static Map<String, String> headers(String text) {
        String[] lines = text.split("\n", HEADERS.size());
        Map<String, String> headers = new HashMap<>();
        for (int index = 0; index < lines.length; index++) {
            headers.put(HEADERS.get(index), lines[index]);
        }
        return headers;
    }
}
