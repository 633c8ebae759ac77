package dev.thaw.function;

import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.Map;

/** An emulated COS for the tests over HTTP; they get it in a field of its type. */
public final class EmbeddedCosResource implements QuarkusTestResourceLifecycleManager {

    private Vertx vertx;
    private EmbeddedCos cos;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults());
        return Map.of("thaw.cos-connect-to", cos.uri().toString(), "thaw.cos-retries", "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cos, new TestInjector.MatchesType(EmbeddedCos.class));
    }

    @Override
    public void stop() {
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
