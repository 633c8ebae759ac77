package dev.thaw.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.http.RecordedRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand corrupt events: each gets one of the intended responses, only hosts of COS are called, and memory does not grow. */
@Timeout(300)
class SpoiltEventsIT {

    private static final int EVENTS = 10_000;
    private static final int WARM = 3_000;
    private static final String COS_HOST = "[a-z0-9-]+\\.cos\\.[a-z0-9-]+\\.myqcloud\\.com";
    private static final Set<Integer> ANSWERS = Set.of(200, 400, 413, 422, 500);

    private final Archive archive = new Archive();
    private final Random random = new Random(4711);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void corruptEventsAreAnsweredAndHarmNothing() throws Exception {
        List<byte[]> samples = samples();
        try (Image image = Image.start(folder, Archive.withCredentials(archive.environment()), List.of())) {
            send(image, samples, WARM);
            long warm = resident(image);
            send(image, samples, EVENTS - WARM);

            assertThat(image.program().isAlive()).isTrue();
            assertThat(image.post("/event-invoke", Archive.event()).statusCode())
                    .isEqualTo(200);
            if (Program.isNative()) {
                assertThat(resident(image)).isLessThan(warm + warm / 10);
            }
            assertThat(image.program().text()).doesNotContain("the-token", Archive.ACCESS.secretKey());
        }
        assertThat(archive.cos.journal().requests())
                .extracting(RecordedRequest::host)
                .allMatch(host -> host.matches(COS_HOST));
    }

    private void send(Image image, List<byte[]> samples, int events) throws Exception {
        for (int sent = 0; sent < events; sent++) {
            byte[] event = corrupted(samples.get(random.nextInt(samples.size())));
            HttpResponse<String> answer = image.post("/event-invoke", event);
            assertThat(ANSWERS)
                    .as(() -> new String(event, UTF_8) + answer.body())
                    .contains(answer.statusCode());
        }
    }

    private byte[] corrupted(byte[] sample) {
        byte[] event = sample.clone();
        switch (random.nextInt(4)) {
            case 0 -> event = Arrays.copyOf(event, random.nextInt(event.length));
            case 1 -> event = repeated(event);
            default -> {}
        }
        for (int change = random.nextInt(5); change >= 0 && event.length > 0; change--) {
            event[random.nextInt(event.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "{}[]\",:0n\\%/.@#".charAt(random.nextInt(15));
        }
        return event;
    }

    /** Repeats a part of it twice or more often. */
    private byte[] repeated(byte[] event) {
        int from = random.nextInt(event.length);
        int to = from + random.nextInt(Math.min(200, event.length - from));
        int times = random.nextInt(30);
        byte[] longer = new byte[event.length + (to - from) * times];
        System.arraycopy(event, 0, longer, 0, to);
        for (int copy = 0; copy < times; copy++) {
            System.arraycopy(event, from, longer, to + copy * (to - from), to - from);
        }
        System.arraycopy(event, to, longer, longer.length - (event.length - to), event.length - to);
        return longer;
    }

    private static long resident(Image image) throws IOException {
        return Program.isNative() ? image.program().residentKib() : 0;
    }

    private static List<byte[]> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/event"))) {
            List<byte[]> samples = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                samples.add(Files.readAllBytes(file));
            }
            return samples;
        }
    }
}
