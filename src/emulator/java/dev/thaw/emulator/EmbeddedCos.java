package dev.thaw.emulator;

import dev.thaw.emulator.batch.EmulatedBatch;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.RequestLog;
import dev.thaw.emulator.service.CosService;
import dev.thaw.emulator.service.Exchange;
import dev.thaw.emulator.service.ObjectEvents;
import dev.thaw.emulator.service.Restores;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.emulator.store.StoredVersioning;
import dev.thaw.emulator.trigger.EventDelivery;
import dev.thaw.emulator.trigger.NoticePrinter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A COS on 127.0.0.1. As with the real one, the first label of the Host header names the bucket; a bucket exists once
 * something was put into it. Requests are served one after the other.
 */
public final class EmbeddedCos implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    /** A line may contain an escaped key of 850 bytes as prefix and as marker. */
    private static final int MAX_LINE = 16_384;

    private static final int MAX_BODY = 256 << 20;

    private static final int TIMEOUT_SECONDS = 10;

    private final Vertx vertx;
    private final EmulatorSettings settings;
    private final HttpServer server;
    private final BucketStore store;
    private final RequestLog log = new RequestLog();
    private final FaultInjector faults = new FaultInjector();
    private final NoticePrinter notices = new NoticePrinter();
    private final Optional<EventDelivery> events;
    private final EmulatedBatch batch;
    private final CosService service;
    private final AtomicInteger connections = new AtomicInteger();

    private EmbeddedCos(Vertx vertx, EmulatorSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.store = new BucketStore(settings.listingLag());
        this.events = settings.trigger().map(trigger -> new EventDelivery(vertx, store, settings.clock(), trigger));
        ObjectEvents heard = events.map(ObjectEvents.class::cast).orElse(ObjectEvents.NONE);
        Restores restores = new Restores(store, settings.clock(), settings.scale(), log, heard);
        this.batch = new EmulatedBatch(vertx, restores, settings.batch());
        this.service = new CosService(settings.key(), restores, batch, settings.md5Required());
        this.server = vertx.createHttpServer(options(settings))
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(this::receive);
    }

    /**
     * Returns when it listens. Blocks; not to be called on an event loop.
     *
     * @throws IllegalStateException if the port is not available
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
        return URI.create((settings.tls().isPresent() ? "https://" : "http://") + LOOPBACK + ":" + port());
    }

    public FaultInjector faults() {
        return faults;
    }

    /** The requests so far. */
    public RequestLog journal() {
        return log;
    }

    /** The notices that came to {@code POST /notices}, oldest first. */
    public List<JsonObject> notices() {
        return notices.received();
    }

    /** The number of events that were delivered and answered with 200. */
    public int deliveredEvents() {
        return events.map(EventDelivery::delivered).orElse(0);
    }

    /** The number of connections that were accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Creates an empty bucket. */
    public void createBucket(String bucket) {
        store.create(bucket);
    }

    /** Puts an object: replaces the one before, or adds a version if it has a version id. */
    public void put(String bucket, String key, StoredObject object) {
        store.create(bucket).put(key, object);
    }

    /** Deletes an object, by a delete marker where the bucket keeps versions. */
    public void delete(String bucket, String key) {
        store.create(bucket).delete(key, now());
    }

    /** The object of a key as it is now, if there is one. */
    public Optional<StoredObject> object(String bucket, String key) {
        try {
            return Optional.of(store.bucket(bucket).find(key, Optional.empty()).at(now()));
        } catch (EmulatedError missing) {
            return Optional.empty();
        }
    }

    /** Switches the versioning of a bucket, which a bucket that ever had it cannot lose again. */
    public void versioning(String bucket, StoredVersioning versioning) {
        store.create(bucket).versioning(versioning);
    }

    /** The time of the emulator. */
    public Instant now() {
        return settings.clock().instant();
    }

    /** Closes all connections, including unanswered ones. */
    @Override
    public void close() {
        events.ifPresent(EventDelivery::close);
        batch.close();
        await(server.close());
    }

    private void receive(HttpServerRequest http) {
        if (declaredLength(http) > MAX_BODY) {
            http.response()
                    .setStatusCode(413)
                    .putHeader("Connection", "close")
                    .end("The emulator keeps bodies in memory.");
            return;
        }
        if (NoticePrinter.isNotice(http)) {
            http.body().onSuccess(body -> notices.receive(http, body));
            return;
        }
        http.body().map(body -> EmulatedRequest.of(http, body)).onSuccess(request -> {
            try {
                answer(new Exchange(http, request, service, log, faults.latency(), vertx), request);
            } catch (RuntimeException defect) {
                reportDefect(http, defect);
            }
        });
    }

    private static long declaredLength(HttpServerRequest http) {
        String length = http.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private void answer(Exchange exchange, EmulatedRequest request) {
        faults.take(request).ifPresentOrElse(fault -> fault.apply(exchange), () -> exchange.send(exchange.serve()));
    }

    /** Reports a defect of the emulator, or of the predicate of a test, at once rather than by a time-out. */
    private static void reportDefect(HttpServerRequest http, RuntimeException defect) {
        http.response().setStatusCode(500).end("Defect of the emulator: " + defect);
    }

    private static HttpServerOptions options(EmulatorSettings settings) {
        HttpServerOptions options =
                new HttpServerOptions().setMaxInitialLineLength(MAX_LINE).setHandle100ContinueAutomatically(true);
        settings.tls().ifPresent(tls -> options.setSsl(true).setKeyCertOptions(tls));
        return options;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
