package dev.thaw.emulator.trigger;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.service.ObjectEvents;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredObject;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Delivers events as an asynchronous invocation of SCF does: at least once, and twice more after a failure. Thread-safe. Never blocks.
 */
public final class EventDelivery implements ObjectEvents, AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final long RETRY_MILLIS = 1000;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final BucketStore store;
    private final InstantSource clock;
    private final EventTrigger trigger;
    private final AtomicInteger delivered = new AtomicInteger();
    private volatile boolean closed;

    public EventDelivery(Vertx vertx, BucketStore store, InstantSource clock, EventTrigger trigger) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.store = store;
        this.clock = clock;
        this.trigger = trigger;
    }

    /** The deliveries that were answered with 200 so far. */
    public int delivered() {
        return delivered.get();
    }

    @Override
    public void happened(String name, Instant at, Place place, StoredObject object) {
        if (!trigger.matches(name, place.key())) {
            return;
        }
        long millis = Duration.between(clock.instant(), at).toMillis();
        if (millis <= 0) {
            deliver(name, at, place, object);
        } else {
            vertx.setTimer(millis, timer -> {
                if (isStill(place, object)) {
                    deliver(name, at, place, object);
                }
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }

    private void deliver(String name, Instant at, Place place, StoredObject object) {
        Buffer body = EventRecord.of(name, at, place, object).toBuffer();
        for (int i = 0; i < trigger.deliveries(); i++) {
            send(body, ATTEMPTS);
        }
    }

    private void send(Buffer body, int attempts) {
        if (closed || attempts == 0) {
            return;
        }
        RequestOptions post = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(trigger.target().toString())
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader("Content-Type", "application/json");
        client.request(post)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(answer -> response.statusCode()))
                .onSuccess(status -> {
                    if (status == 200) {
                        delivered.incrementAndGet();
                    } else {
                        retry(body, attempts - 1);
                    }
                })
                .onFailure(unreachable -> retry(body, attempts - 1));
    }

    private void retry(Buffer body, int attempts) {
        if (!closed) {
            vertx.setTimer(RETRY_MILLIS, timer -> send(body, attempts));
        }
    }

    /** Whether the object has the restore that was to end now. */
    private boolean isStill(Place place, StoredObject object) {
        try {
            return store.bucket(place.bucket())
                    .find(place.key(), object.versionId())
                    .restoration()
                    .equals(object.restoration());
        } catch (EmulatedError gone) {
            return false;
        }
    }
}
