package dev.thaw.smoke;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.SampleObjects;
import dev.thaw.emulator.service.TimeScale;
import dev.thaw.emulator.signature.AccessKey;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged program with its console, an emulated COS with sample objects behind it, and a browser in front. */
final class ConsoleSite implements AutoCloseable {

    static final String TOKEN = "a-token-of-at-least-32-characters-1";
    static final String BUCKET = SampleObjects.BUCKET;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    final EmbeddedCos cos;
    final Image program;
    final Browser browser;

    /** @param more settings of the program */
    ConsoleSite(Path folder, Map<String, String> more) throws Exception {
        this(folder, more, TimeScale.REAL);
    }

    /** @param scale of the emulated COS, so that a restore of minutes takes seconds */
    ConsoleSite(Path folder, Map<String, String> more, TimeScale scale) throws Exception {
        cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults().withScale(scale));
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        SampleObjects.seed(cos);
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TENCENTCLOUD_REGION", SampleObjects.REGION);
        environment.put("THAW_BUCKETS", BUCKET);
        environment.put(
                "THAW_POLICY_FILE",
                Path.of("src/main/resources/sample-policy.yaml").toAbsolutePath().toString());
        environment.put("THAW_COS_CONNECT_TO", cos.uri().toString());
        environment.put("THAW_SECRET_ID", AccessKey.EXAMPLE.secretId());
        environment.put("THAW_SECRET_KEY", AccessKey.EXAMPLE.secretKey());
        environment.put("THAW_MANUAL_TOKEN", TOKEN);
        environment.put("THAW_CONSOLE", "on");
        program = Image.start(folder, environment, List.of());
        program.get("/q/health/live");
        browser = new Browser(address());
    }

    URI address() {
        return program.address();
    }

    /** A fresh window that is signed in. */
    Page open(String locale, boolean dark, int width, String view) {
        Page page = browser.window(locale, dark, width);
        page.navigate(address() + "/console#token=" + TOKEN);
        page.locator("nav a").first().waitFor();
        if (!view.isEmpty()) {
            page.locator("nav a[href='#" + view + "']").click();
        }
        return page;
    }

    @Override
    public void close() throws Exception {
        browser.close();
        program.close();
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
