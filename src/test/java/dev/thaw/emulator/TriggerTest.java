package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.service.TimeScale;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.emulator.trigger.EventTrigger;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TriggerTest {

    private static final String KEY = "日志/a+b 1.log";

    private final Vertx vertx = Emulator.smallVertx();
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private HttpServer function;
    private EmbeddedCos cos;

    @BeforeEach
    void listen() {
        function = vertx.createHttpServer()
                .requestHandler(http -> http.body().onSuccess(body -> {
                    received.add(body.toJsonObject());
                    Integer status = answers.poll();
                    http.response().setStatusCode(status == null ? 200 : status).end("{}");
                }));
        function.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void beginAndEndOfARestoreReachTheFunction() throws IOException, InterruptedException {
        start(1, Duration.ofSeconds(20));
        Instant before = Instant.now();
        assertThat(restore().outcome()).isEqualTo("202");
        List<JsonObject> events = take(2);
        assertThat(events)
                .extracting(TriggerTest::name)
                .containsExactly("cos:ObjectRestore:Post", "cos:ObjectRestore:Completed");
        // 5 minutes of a day that takes 20 seconds.
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(69));
        assertThat(head().header("x-cos-restore").orElseThrow()).startsWith("ongoing-request=\"false\"");
        JsonObject object = record(events.get(1)).getJsonObject("cos").getJsonObject("cosObject");
        assertThat(object.getString("key")).isEqualTo("/1250000000/bucket/%E6%97%A5%E5%BF%97/a%2Bb%201.log");
        assertThat(object.getString("url"))
                .isEqualTo("http://bucket-1250000000.cos.ap-guangzhou.myqcloud.com/%E6%97%A5%E5%BF%97/a%2Bb%201.log");
        assertThat(object.getLong("size")).isEqualTo(5L << 30);
    }

    @Test
    void eventIsDeliveredAgainAfterAFailure() throws IOException, InterruptedException {
        start(1, Duration.ofDays(1));
        answers.add(500);
        restore();
        List<JsonObject> events = take(2);
        assertThat(events.get(1)).isEqualTo(events.get(0));
    }

    @Test
    void eventsMayComeTwice() throws IOException, InterruptedException {
        start(2, Duration.ofDays(1));
        restore();
        assertThat(take(2)).extracting(TriggerTest::name).containsOnly("cos:ObjectRestore:Post");
    }

    @Test
    void replacedObjectDoesNotComplete() throws IOException, InterruptedException {
        start(1, Duration.ofSeconds(20));
        restore();
        cos.put(Call.BUCKET, KEY, StoredObject.of("ARCHIVE", 1));
        assertThat(name(take(1).get(0))).isEqualTo("cos:ObjectRestore:Post");
        assertThat(received.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void triggerOfAPrefixHearsOfNoOtherKey() throws IOException, InterruptedException {
        start(EventTrigger.ofCompletions(target(), "keep/"), Duration.ofSeconds(20));
        cos.put(Call.BUCKET, "keep/a", StoredObject.of("ARCHIVE", 1));
        restore();
        send(Call.restore("keep/a", 3, "Expedited"));
        JsonObject completed = take(1).get(0);
        assertThat(name(completed)).isEqualTo("cos:ObjectRestore:Completed");
        assertThat(record(completed)
                        .getJsonObject("cos")
                        .getJsonObject("cosObject")
                        .getString("key"))
                .isEqualTo("/1250000000/bucket/keep/a");
        assertThat(received.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void renewalOfACopyIsNoEvent() throws IOException, InterruptedException {
        start(1, Duration.ofSeconds(20));
        restore();
        take(2);
        assertThat(restore().outcome()).isEqualTo("200");
        assertThat(received.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(cos.deliveredEvents()).isEqualTo(2);
    }

    private void start(int deliveries, Duration day) {
        start(EventTrigger.ofRestores(target()).deliveredTimes(deliveries), day);
    }

    private void start(EventTrigger trigger, Duration day) {
        EmulatorSettings settings =
                EmulatorSettings.defaults().withScale(TimeScale.dayIn(day)).withTrigger(trigger);
        cos = EmbeddedCos.start(vertx, settings);
        cos.put(Call.BUCKET, KEY, StoredObject.of("ARCHIVE", 5L << 30));
    }

    private URI target() {
        return URI.create("http://127.0.0.1:" + function.actualPort() + "/event-invoke");
    }

    private List<JsonObject> take(int number) throws InterruptedException {
        List<JsonObject> taken = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            JsonObject next = received.poll(5, TimeUnit.SECONDS);
            assertThat(next).as("event " + i).isNotNull();
            taken.add(next);
        }
        return taken;
    }

    private Reply restore() throws IOException {
        return send(Call.restore(KEY, 3, "Expedited"));
    }

    private Reply head() throws IOException {
        return send(new Call("HEAD", KEY));
    }

    private Reply send(Call call) throws IOException {
        Instant now = Instant.now();
        return call.from(now.minusSeconds(60), now.plusSeconds(60)).send(cos);
    }

    private static String name(JsonObject event) {
        return record(event).getJsonObject("event").getString("eventName");
    }

    private static JsonObject record(JsonObject event) {
        return event.getJsonArray("Records").getJsonObject(0);
    }
}
