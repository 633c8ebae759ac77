package dev.thaw.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.Operation;
import dev.thaw.runtime.FakeRuntimeApi;
import dev.thaw.runtime.FakeRuntimeApi.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As a custom runtime: in an empty folder, with only the environment that SCF sets. */
@Timeout(60)
class PollModeIT {

    private static final int SIX_MEGABYTES = 6 << 20;

    private final Archive archive = new Archive();
    private FakeRuntimeApi platform;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        platform = new FakeRuntimeApi();
    }

    @AfterEach
    void close() {
        platform.close();
        archive.close();
    }

    @Test
    void eventIsFetchedProcessedAndAnswered() throws Exception {
        platform.deliver("the-request", Archive.event());
        try (Program program = start()) {
            Report report = platform.report();

            assertThat(report.isError()).as(report.body()).isFalse();
            assertThat(report.body()).contains("\"ACCEPTED\"", "the-request");
            assertThat(archive.restores()).isEqualTo(1);
            assertThat(folder).isEmptyDirectory();
            assertThat(program.text()).contains("the-request").doesNotContain("the-token", Archive.ACCESS.secretKey());
        }
    }

    @Test
    void unreadableEventIsAnErrorAndTheNextOneIsFetched() throws Exception {
        platform.deliver("no-json", "no json".getBytes(UTF_8));
        platform.deliver("too-long", "x".repeat(SIX_MEGABYTES + 1).getBytes(UTF_8));
        platform.deliver("unknown", "{\"something\": \"else\"}".getBytes(UTF_8));
        platform.deliver("good", Archive.event());
        try (Program program = start()) {
            assertThat(platform.report().isError()).isTrue();
            assertThat(platform.report().body()).contains("413");
            assertThat(platform.report().isError()).isTrue();
            assertThat(platform.report().isError()).isFalse();
            assertThat(program.isAlive()).isTrue();
        }
    }

    @Test
    void expiredCredentialsAreReportedAndEndTheProcess() throws Exception {
        archive.cos.faults().tokenExpired(true);
        platform.deliver("r", Archive.event());
        try (Program program = start()) {
            Report report = platform.report();

            assertThat(report.isError()).isTrue();
            assertThat(report.body()).contains("CREDENTIALS_EXPIRED");
            assertThat(program.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void terminatedDuringAnInvocationItFinishesIt() throws Exception {
        archive.cos.faults().next(FaultInjector.on(Operation.RESTORE), new InjectedFault.Delay(Duration.ofSeconds(2)));
        platform.deliver("r", Archive.event());
        try (Program program = start()) {
            while (archive.restores() == 0) {
                Thread.sleep(10);
            }
            program.terminate();

            assertThat(platform.report().body()).contains("\"ACCEPTED\"");
            assertThat(program.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void runtimeApiThatDisappearsEndsTheProcess() throws Exception {
        archive.cos.faults().latency(Duration.ofSeconds(1));
        platform.deliver("r", Archive.event());
        try (Program program = start()) {
            while (archive.restores() == 0) {
                Thread.sleep(10);
            }
            platform.close();

            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.text()).contains("the response of invocation r could not be reported", "is gone");
        }
    }

    @Test
    void withoutPortItDoesNotStart() throws Exception {
        Map<String, String> environment = archive.environment();
        environment.put("SCF_RUNTIME_API", "127.0.0.1");
        try (Program program = Program.start(folder, environment)) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.text()).contains("SCF_RUNTIME_API_PORT is not set");
        }
    }

    private Program start() throws IOException {
        Map<String, String> environment = Archive.withCredentials(archive.environment());
        environment.put("SCF_RUNTIME_API", "127.0.0.1");
        environment.put("SCF_RUNTIME_API_PORT", "" + platform.port());
        environment.put("http_proxy", "http://127.0.0.1:9");
        return Program.start(folder, environment);
    }
}
