package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.store.StoredObject;
import dev.thaw.runtime.FakeRuntimeApi;
import dev.thaw.runtime.FakeRuntimeApi.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

/**
 * Killed at random moments of an invocation that is delivered again each time, with the limits of the sample policy: finally each
 * object has been restored exactly once.
 */
@Timeout(240)
class KillIT {

    private static final int ENDS = 6;
    private static final List<String> KEYS =
            IntStream.range(0, 150).mapToObj(number -> "object-" + number).toList();

    private static final String POLICY_WITH_LIMITS = policyWithLimits();

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
        endRepeatedly(Program::kill);
    }

    @Test
    void terminated() throws Exception {
        archive.cos.faults().latency(Duration.ofMillis(1_500));
        endRepeatedly(Program::terminate);
    }

    private void endRepeatedly(Consumer<Program> end) throws Exception {
        for (int round = 1; round <= ENDS; round++) {
            endInTheMiddle(end, accepted() + random.nextInt(KEYS.size() / ENDS));
            assertThat(round > 1 || accepted() < KEYS.size())
                    .as("the first end came in the middle")
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

    /** Ends the process shortly after so many objects are restored. */
    private void endInTheMiddle(Consumer<Program> end, int restored) throws Exception {
        try (FakeRuntimeApi platform = delivering();
                Program program = start(platform)) {
            while (accepted() < Math.min(restored, KEYS.size() - 1)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
            end.accept(program);
            program.exitCode();
        }
    }

    /** One rule for all objects, with limits and prices of the sample policy. */
    private static String policyWithLimits() {
        try {
            String sample = Files.readString(Path.of("src", "main", "resources", "sample-policy.yaml"));
            String rule =
                    "version: 1\nrules: [{name: all, match: {storage-classes: [ARCHIVE]}, restore: {tier: bulk, days: 3}}]\n";
            return rule + sample.substring(sample.indexOf("limits:\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        environment.put("THAW_POLICY", POLICY_WITH_LIMITS);
        environment.put("SCF_RUNTIME_API", "127.0.0.1");
        environment.put("SCF_RUNTIME_API_PORT", "" + platform.port());
        return Program.start(folder, environment);
    }
}
