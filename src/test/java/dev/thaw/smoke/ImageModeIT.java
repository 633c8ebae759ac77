package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.Operation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As an image function: credentials, request id, time limit and region come with each request. */
@Timeout(60)
class ImageModeIT {

    private static final String TOKEN = "a-token-of-more-than-32-characters";

    private final Archive archive = new Archive();

    @TempDir
    private Path folder;

    @TempDir
    private Path temporary;

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void eventIsProcessedWithTheCredentialsOfItsRequest() throws Exception {
        try (Image image = start()) {
            HttpResponse<String> answer = event(image, Archive.ACCESS.token().orElseThrow());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"ACCEPTED\"", "\"the-request\"");
            assertThat(archive.restores()).isEqualTo(1);
            assertThat(event(image, "another-token").statusCode()).isEqualTo(500);
            assertThat(image.program().text()).doesNotContain("the-token", "another-token", Archive.ACCESS.secretKey());
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void expiredCredentialsFailTheRequestAndNotTheProcess() throws Exception {
        archive.cos.faults().tokenExpired(true);
        try (Image image = start()) {
            HttpResponse<String> answer = event(image, Archive.ACCESS.token().orElseThrow());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("CREDENTIALS_EXPIRED");
            assertThat(image.get("/q/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void manualRequestNeedsItsToken() throws Exception {
        Map<String, String> environment = Archive.withCredentials(archive.environment());
        environment.put("THAW_MANUAL_TOKEN", TOKEN);
        environment.put("THAW_BUCKETS", Archive.BUCKET);
        try (Image image = Image.start(folder, environment, List.of())) {
            assertThat(image.post("/restore", Archive.manualRequest()).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> answer =
                    image.post("/restore", Archive.manualRequest(), "Authorization", "Bearer " + TOKEN);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"ACCEPTED\"");
        }
    }

    @Test
    void healthReportsPolicyAndCredentials() throws Exception {
        try (Image image = start()) {
            HttpResponse<String> ready = image.get("/q/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("policy", "credentials");
        }
    }

    @Test
    void terminatedDuringARequestItAnswersFirst() throws Exception {
        archive.cos.faults().next(FaultInjector.on(Operation.RESTORE), new InjectedFault.Delay(Duration.ofSeconds(2)));
        try (Image image = start()) {
            image.get("/q/health/live");
            var answer = CompletableFuture.supplyAsync(() -> status(image));
            while (archive.restores() == 0) {
                Thread.sleep(10);
            }
            image.program().terminate();
            assertThat(answer.get()).isEqualTo(200);
        }
    }

    private int status(Image image) {
        try {
            return event(image, Archive.ACCESS.token().orElseThrow()).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only the temporary folder is writable, and nothing is written there either. */
    private Image start() throws Exception {
        return Image.start(folder, archive.environment(), List.of("-Djava.io.tmpdir=" + temporary));
    }

    private static HttpResponse<String> event(Image image, String token) throws Exception {
        return image.post(
                "/event-invoke",
                Archive.event(),
                "X-Scf-Request-Id",
                "the-request",
                "X-Scf-Timeout",
                "60",
                "X-Scf-Region",
                "ap-guangzhou",
                "X-Scf-Secret-Id",
                Archive.ACCESS.secretId(),
                "X-Scf-Secret-Key",
                Archive.ACCESS.secretKey(),
                "X-Scf-Session-Token",
                token);
    }
}
