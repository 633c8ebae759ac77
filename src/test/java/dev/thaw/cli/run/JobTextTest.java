package dev.thaw.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.answer.JobJson.Progressed;
import dev.thaw.cli.output.JobText;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.request.JobAccess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTextTest {

    private static String progress(List<Progressed> jobs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JobText(new PrintStream(out, true, StandardCharsets.UTF_8), true)
                .progress(new JobAccess.Progress(true, jobs));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatACallDidIsALinePerJob() {
        assertThat(progress(List.of(
                        new Progressed(new JobId("a"), Optional.of(JobPhase.READY), 2, 1_200, Optional.empty()),
                        new Progressed(new JobId("b"), Optional.empty(), 0, 0, Optional.of("damaged")))))
                .isEqualTo("ID  PHASE  STEPS  OBJECTS  PROBLEM\n"
                        + "a   READY      2    1,200\n"
                        + "b   -          0        0  damaged\n");
        assertThat(progress(List.of())).isEqualTo("No job is due.\n");
    }
}
