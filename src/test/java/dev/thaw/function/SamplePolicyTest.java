package dev.thaw.function;

import static dev.thaw.emulator.http.Operation.HEAD_OBJECT;
import static dev.thaw.emulator.http.Operation.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of COS together with the limits of the shipped policy: no object is lost, none is restored twice. */
class SamplePolicyTest {

    private static final int OBJECTS = 600;

    private final TestApplication app = new TestApplication(sample());

    @AfterEach
    void end() {
        app.close();
    }

    @Test
    void everyKindOfSourceInspectsOnceAndRestoresOnce() {
        for (String source : List.of(keys(0, OBJECTS), "\"prefix\":\"studies/\"", list(0, OBJECTS))) {
            archive();
            long heads = app.cos().journal().count(HEAD_OBJECT);
            long restores = app.cos().journal().count(RESTORE);
            JsonNode report = app.ask(request(source));
            assertThat(report.path("complete").asBoolean()).isTrue();
            assertThat(count(report, "accepted")).as(source).isEqualTo(OBJECTS);
            assertThat(app.cos().journal().count(HEAD_OBJECT) - heads).isEqualTo(OBJECTS);
            assertThat(app.cos().journal().count(RESTORE) - restores).isEqualTo(OBJECTS);
        }
    }

    @Test
    void refusedRestoresLeaveTheLimitToTheOthers() {
        app.policy(sample().replace("max-objects: 10000", "max-objects: 300"));
        archive();
        app.cos()
                .faults()
                .always(
                        FaultInjector.on(RESTORE).and(request -> request.key().compareTo(key(300)) < 0),
                        InjectedFault.answer(400, "InvalidArgument"));
        JsonNode report = app.ask(request("\"prefix\":\"studies/\""));
        assertThat(count(report, "accepted")).isEqualTo(300);
        assertThat(app.cos().journal().acceptedRestores()).hasSize(300);
    }

    @Test
    void faultsAreRetriedAndPartsStayWithinTheLimit() {
        app.policy(sample().replace("max-objects: 10000", "max-objects: 500"));
        archive();
        app.cos().faults().next(40, FaultInjector.on(RESTORE), InjectedFault.internalError());
        app.cos().faults().latency(Duration.ofMillis(5));
        String source = "\"prefix\":\"studies/\"";
        JsonNode report = app.ask(request(source), Duration.ofMillis(600));
        for (int part = 1; !report.path("complete").asBoolean(); part++) {
            assertThat(part).isLessThan(100);
            String token = report.path("resumeFrom").asText();
            report = app.ask(request(source + ",\"resumeFrom\":\"" + token + "\""), Duration.ofMillis(600));
        }
        assertThat(count(report, "objects")).isEqualTo(OBJECTS);
        assertThat(app.cos().journal().acceptedRestores().values()).containsOnly(1);
        assertThat(app.cos().journal().acceptedRestores()).hasSizeBetween(460, 500);
        assertThat(count(report, "accepted"))
                .isEqualTo(app.cos().journal().acceptedRestores().size());
    }

    @Test
    void concurrentInvocationsShareNeitherLimitNorReport() throws Exception {
        app.policy(sample().replace("max-objects: 10000", "max-objects: 100"));
        archive();
        app.cos().faults().latency(Duration.ofMillis(2));
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Callable<JsonNode>> calls = new ArrayList<>();
            for (int caller = 0; caller < 6; caller++) {
                String keys = keys(caller * 100, caller * 100 + 100);
                calls.add(() -> app.ask(request(keys)));
            }
            for (Future<JsonNode> call : callers.invokeAll(calls)) {
                JsonNode report = call.get();
                assertThat(count(report, "objects")).isEqualTo(100);
                assertThat(count(report, "accepted")).isEqualTo(100);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(app.cos().journal().count(HEAD_OBJECT)).isEqualTo(OBJECTS);
        assertThat(app.cos().journal().count(RESTORE)).isEqualTo(OBJECTS);
    }

    private void archive() {
        IntStream.range(0, OBJECTS)
                .forEach(i -> app.cos().put(TestApplication.BUCKET, key(i), StoredObject.of("DEEP_ARCHIVE", 10)));
    }

    private String list(int from, int to) {
        app.text(
                "lists/l.txt",
                String.join(
                        "\n",
                        IntStream.range(from, to)
                                .mapToObj(SamplePolicyTest::key)
                                .toList()));
        return "\"list\":{\"key\":\"lists/l.txt\"}";
    }

    private static String keys(int from, int to) {
        List<String> keys =
                IntStream.range(from, to).mapToObj(SamplePolicyTest::key).toList();
        return "\"keys\":[\"" + String.join("\",\"", keys) + "\"]";
    }

    private static String key(int number) {
        return "studies/%04d.dcm".formatted(number);
    }

    private static String request(String fields) {
        return "{\"bucket\":\"archive-1250000000\"," + fields + "}";
    }

    private static long count(JsonNode report, String sum) {
        return report.path("summary").path(sum).asLong();
    }

    private static String sample() {
        try (InputStream sample = SamplePolicyTest.class.getResourceAsStream("/sample-policy.yaml")) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
