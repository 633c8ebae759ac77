package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS: an untrusted certificate is rejected, and accepted if it is in the trust store. */
@Timeout(60)
class TlsIT {

    private static final String PASSWORD = "changeit";

    private final Archive archive = new Archive();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        keytool("-genkeypair", "-alias", "cos", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        PfxOptions key = new PfxOptions().setPath(store().toString()).setPassword(PASSWORD);
        server = archive.vertx()
                .createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(key))
                .requestHandler(TlsIT::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void unknownCertificateIsRejected() throws Exception {
        HttpResponse<String> answer = event(List.of());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("UNREACHABLE").contains("the certificate is not trusted");
    }

    @Test
    void certificateOfTheTrustStoreIsAccepted() throws Exception {
        HttpResponse<String> answer = event(List.of(
                "-Djavax.net.ssl.trustStore=" + store(),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-Djavax.net.ssl.trustStoreType=PKCS12"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"ACCEPTED\"");
    }

    private HttpResponse<String> event(List<String> properties) throws Exception {
        Map<String, String> environment =
                Archive.withCredentials(Archive.environment(URI.create("https://localhost:" + server.actualPort())));
        environment.put("THAW_COS_RETRIES", "0");
        try (Image image = Image.start(folder, environment, properties)) {
            return image.post("/event-invoke", Archive.event());
        }
    }

    private static void answer(HttpServerRequest request) {
        boolean restore = request.method().name().equals("POST");
        request.response()
                .setStatusCode(restore ? 202 : 200)
                .putHeader("x-cos-request-id", "of-a-test")
                .putHeader("x-cos-storage-class", "ARCHIVE")
                .putHeader("Content-Length", restore ? "0" : "1029")
                .end();
    }

    private Path store() {
        return folder.resolve("store.p12");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new java.util.ArrayList<>(List.of(keytool.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store().toString(), "-storepass", PASSWORD));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
