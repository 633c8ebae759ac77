package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A static executable resolves host names too: the other tests use "localhost"; an unknown name is an outcome. */
@Timeout(60)
class HostNameIT {

    @TempDir
    private Path folder;

    @Test
    void unknownNameIsAnOutcome() throws Exception {
        Map<String, String> environment =
                Archive.withCredentials(Archive.environment(URI.create("http://no-such-host.invalid:80")));
        environment.put("THAW_COS_RETRIES", "0");
        try (Image image = Image.start(folder, environment, List.of())) {
            HttpResponse<String> answer = image.post("/event-invoke", Archive.event());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("UNREACHABLE", "the host name is not known");
        }
    }
}
