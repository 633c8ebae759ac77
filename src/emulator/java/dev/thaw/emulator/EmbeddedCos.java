package dev.thaw.emulator;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.Exchange;
import dev.thaw.emulator.http.RequestLog;
import dev.thaw.emulator.service.CosService;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredObject;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A COS on 127.0.0.1. As with the real one, the first label of the Host header names the bucket; a bucket exists once
 * something was put into it. Requests are worked on one after the other.
 */
public final class EmbeddedCos implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    /** A key of 850 bytes, escaped, may appear as prefix and as marker in one line. */
    private static final int LONGEST_LINE = 16_384;

    private static final int PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final EmulatorSettings settings;
    private final HttpServer server;
    private final BucketStore store = new BucketStore();
    private final RequestLog journal = new RequestLog();
    private final FaultInjector faults = new FaultInjector();
    private final CosService service;

    private EmbeddedCos(Vertx vertx, EmulatorSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.service = new CosService(settings, store, journal);
        this.server = vertx.createHttpServer(options()).requestHandler(this::receive);
    }

    /**
     * Returns once it listens; not to be called on an event loop.
     *
     * @throws IllegalStateException if the port cannot be had
     */
    public static EmbeddedCos start(Vertx vertx, EmulatorSettings settings) {
        EmbeddedCos cos = new EmbeddedCos(vertx, settings);
        try {
            await(cos.server.listen(settings.port(), LOOPBACK));
        } catch (CompletionException e) {
            throw new IllegalStateException("The emulator cannot listen on " + LOOPBACK + ":" + settings.port(), e);
        }
        return cos;
    }

    public int port() {
        return server.actualPort();
    }

    /** Where to connect to, whatever the Host header says: {@code http://127.0.0.1:9001}. */
    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + port());
    }

    public FaultInjector faults() {
        return faults;
    }

    public RequestLog journal() {
        return journal;
    }

    /** Makes a bucket that has nothing in it. */
    public void createBucket(String bucket) {
        store.create(bucket);
    }

    /** Puts an object in the place of the one before, or on top of its versions if it is a version itself. */
    public void put(String bucket, String key, StoredObject object) {
        store.create(bucket).put(key, object);
    }

    /** Puts a delete marker on top of the versions of a key. */
    public void delete(String bucket, String key) {
        store.create(bucket).delete(key);
    }

    /** The emulator's time. */
    public Instant now() {
        return settings.clock().instant();
    }

    /** Ends the connections, unanswered ones too. */
    @Override
    public void close() {
        await(server.close());
    }

    public Vertx vertx() {
        return vertx;
    }

    public CosService service() {
        return service;
    }

    private void receive(HttpServerRequest http) {
        http.body().map(body -> EmulatedRequest.of(http, body)).onSuccess(request -> {
            try {
                answer(new Exchange(http, request, this), request);
            } catch (RuntimeException defect) {
                authenticate(http, defect);
            }
        });
    }

    private void answer(Exchange exchange, EmulatedRequest request) {
        faults.strike(request).ifPresentOrElse(fault -> fault.strike(exchange), () -> exchange.send(exchange.serve()));
    }

    /** A defect of the emulator, or of a test's predicate, is told at once rather than as a time-out. */
    private static void authenticate(HttpServerRequest http, RuntimeException defect) {
        http.response().setStatusCode(500).end("Defect of the emulator: " + defect);
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions().setMaxInitialLineLength(LONGEST_LINE).setHandle100ContinueAutomatically(true);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
