package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.store.StoredObject;
import dev.thaw.runtime.FakeRuntimeApi;
import dev.thaw.runtime.FakeRuntimeApi.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ended at random moments of an invocation that is delivered again each time: at the end each object was restored exactly once. */
@Timeout(240)
class KillIT {

    private static final int DEATHS = 6;
    private static final List<String> KEYS =
            IntStream.range(0, 150).mapToObj(number -> "object-" + number).toList();

    private final Archive archive = new Archive();
    private final Random random = new Random(7);

    @TempDir
    private Path folder;

    @BeforeEach
    void seed() {
        KEYS.forEach(key -> archive.cos.put(Archive.BUCKET, key, StoredObject.of("ARCHIVE", 7)));
        archive.cos.faults().latency(Duration.ofMillis(10));
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void killed() throws Exception {
        endsOfTheProcess(Program::kill);
    }

    @Test
    void terminated() throws Exception {
        archive.cos.faults().latency(Duration.ofSeconds(1));
        endsOfTheProcess(Program::terminate);
    }

    private void endsOfTheProcess(Consumer<Program> end) throws Exception {
        for (int death = 1; death <= DEATHS; death++) {
            dieInTheMiddle(end, accepted() + random.nextInt(KEYS.size() / DEATHS));
            assertThat(death > 1 || accepted() < KEYS.size())
                    .as("the first death came in the middle")
                    .isTrue();
        }
        archive.cos.faults().clear();
        try (FakeRuntimeApi platform = delivering();
                Program program = start(platform)) {
            Report report = platform.report();
            assertThat(report.isError()).as(report.body()).isFalse();
            assertThat(program.text()).doesNotContain("the-token", Archive.ACCESS.secretKey());
        }
        assertThat(archive.cos.journal().acceptedRestores())
                .isEqualTo(KEYS.stream().collect(Collectors.toMap(key -> key, key -> 1)));
    }

    /** @param enough objects restored, and a little later it is over */
    private void dieInTheMiddle(Consumer<Program> end, int enough) throws Exception {
        try (FakeRuntimeApi platform = delivering();
                Program program = start(platform)) {
            while (accepted() < Math.min(enough, KEYS.size() - 1)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
            end.accept(program);
            program.exitCode();
        }
    }

    private int accepted() {
        return archive.cos.journal().acceptedRestores().size();
    }

    private static FakeRuntimeApi delivering() throws IOException {
        FakeRuntimeApi platform = new FakeRuntimeApi();
        platform.deliver("again", Archive.manualRequest(KEYS), Duration.ofSeconds(60));
        return platform;
    }

    private Program start(FakeRuntimeApi platform) throws IOException {
        Map<String, String> environment = Archive.withCredentials(archive.environment());
        environment.put("SCF_RUNTIME_API", "127.0.0.1");
        environment.put("SCF_RUNTIME_API_PORT", "" + platform.port());
        return Program.start(folder, environment);
    }
}
