package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.runtime.FakeRuntimeApi;
import dev.thaw.runtime.FakeRuntimeApi.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine with a wrong clock, another language and no writable folder. */
@Timeout(60)
class OddSurroundingsIT {

    private static final List<String> ABROAD = List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-9",
            "-Djava.io.tmpdir=/nowhere");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {-20, 0, 20})
    void eventIsProcessed(int minutesAhead) throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutesAhead));
        try (Archive archive = new Archive(clock);
                FakeRuntimeApi platform = new FakeRuntimeApi()) {
            platform.deliver("r", Archive.event());
            Map<String, String> environment = Archive.withCredentials(archive.environment());
            environment.put("SCF_RUNTIME_API", "127.0.0.1");
            environment.put("SCF_RUNTIME_API_PORT", "" + platform.port());
            try (Program program = Program.start(folder, environment, ABROAD)) {
                Report report = platform.report();

                assertThat(report.isError()).as(report.body()).isFalse();
                assertThat(report.body()).contains("\"ACCEPTED\"", "\"key\":\"" + Archive.KEY + "\"");
                assertThat(archive.restores()).isEqualTo(1);
                assertThat(program.text()).contains(Archive.KEY);
            }
        }
    }
}
