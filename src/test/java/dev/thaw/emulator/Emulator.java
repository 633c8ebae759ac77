package dev.thaw.emulator;

import dev.thaw.emulator.store.StoredObject;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator for each test, on a clock that the test sets. */
public final class Emulator implements BeforeEachCallback, AfterEachCallback {

    final SettableClock clock = new SettableClock();
    private final UnaryOperator<EmulatorSettings> settings;
    private Vertx vertx;
    private EmbeddedCos cos;

    public Emulator() {
        this(UnaryOperator.identity());
    }

    public Emulator(UnaryOperator<EmulatorSettings> settings) {
        this.settings = settings;
    }

    static Vertx smallVertx() {
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    }

    public EmbeddedCos cos() {
        return cos;
    }

    public void put(String key, StoredObject object) {
        cos.put(Call.BUCKET, key, object);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        vertx = smallVertx();
        cos = EmbeddedCos.start(
                vertx, settings.apply(EmulatorSettings.defaults().withClock(clock)));
        cos.createBucket(Call.BUCKET);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
