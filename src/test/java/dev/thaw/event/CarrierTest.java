package dev.thaw.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What identifies the job that an event brings. */
class CarrierTest {

    private static final String REQUEST = "{ \"prefix\":\"a/\", \"job\":true }";
    private static final String TIMER =
            "{\"Type\": \"Timer\", \"Time\": \"2026-11-26T02:00:00Z\", \"Message\": " + text(REQUEST) + "}";

    @Test
    void bareRequestIsKnownByTheInvocation() {
        assertThat(carriers(REQUEST)).containsExactly(new Carrier("manual", "req-1"));
    }

    @Test
    void timerEventIsTakenAsReceived() {
        assertThat(carriers(TIMER)).containsExactly(new Carrier("timer", TIMER));
        assertThat(carriers("\ufeff" + TIMER).get(0).creator()).isEqualTo("timer");
    }

    @Test
    void twoRecordsOfAQueueAreTwoCarriers() {
        String first = "{\"CMQ\": {\"msgId\": 1,  \"msgBody\":" + text(REQUEST) + "}}";
        String second = "{\"Ckafka\":{\"offset\":\"日\\u0041\",\"msgBody\":" + text(REQUEST) + "}}";

        assertThat(carriers("{\"Records\": [\n " + first + " ,\t" + second + "\n] }"))
                .containsExactly(new Carrier("queue", first), new Carrier("queue", second));
    }

    @Test
    void recordOfCosIsItsOwnCarrierInsideAQueueToo() {
        String record = "{\"cos\":{\"cosBucket\":{\"appid\":\"1250000000\",\"name\":\"archive\",\"region\":\"gz\"},"
                + "\"cosObject\":{\"key\":\"/1250000000/archive/a\"}},\"event\":{\"eventName\":\"cos:ObjectCreated:Put\"}}";
        String event = "{\"Records\":[" + record + "]}";

        assertThat(carriers(event)).containsExactly(new Carrier("event", record));
        assertThat(carriers("{\"Records\":[{\"CMQ\":{\"msgBody\":" + text(event) + "}}]}"))
                .containsExactly(new Carrier("event", record));
    }

    @Test
    void cloudEventIsACarrierWithTextOrAnObjectInIt() {
        String withObject = "{\"specversion\":\"1.0\",\"source\":\"x\",\"id\":\"1\",\"data\": " + REQUEST + "}";
        String withText = "{\"specversion\":\"1.0\",\"source\":\"x\",\"data\":{\"msgBody\":" + text(REQUEST) + "}}";

        assertThat(carriers(withObject)).containsExactly(new Carrier("bridge", withObject));
        assertThat(carriers(withText)).containsExactly(new Carrier("bridge", withText));
        assertThat(carriers("{\"specversion\":\"1.0\",\"source\":\"x\",\"data\":{\"msgBody\":" + text(TIMER) + "}}"))
                .containsExactly(new Carrier("timer", TIMER));
    }

    @Test
    void deadLetterBringsTheSameCarrierAsTheEventInIt() {
        String queue = "{\"Records\":[{\"CMQ\":{\"msgId\":\"7\",\"msgBody\":" + text(REQUEST) + "}}]}";

        assertThat(carriers(deadLetter(TIMER))).isEqualTo(carriers(TIMER));
        assertThat(carriers(deadLetter(queue))).isEqualTo(carriers(queue));
        assertThat(carriers("{\"Records\":[{\"CMQ\":{\"msgId\":\"8\",\"msgBody\":" + text(deadLetter(queue)) + "}}]}"))
                .isEqualTo(carriers(queue));
    }

    @Test
    void deadLetterOfABareRequestIsKnownByTheInvocationThatFailed() {
        String queued = "{\"Records\":[{\"CMQ\":{\"msgId\":\"8\",\"msgBody\":" + text(deadLetter(REQUEST)) + "}}]}";

        assertThat(carriers(deadLetter(REQUEST))).containsExactly(new Carrier("manual", "failed-9"));
        assertThat(carriers(queued)).containsExactly(new Carrier("manual", "failed-9"));
    }

    private static String deadLetter(String event) {
        return "{\"RequestId\":\"failed-9\",\"ErrorCode\":1,\"Body\":{\"AppId\":1,\"ClientContext\":" + text(event)
                + ",\"RequestId\":\"failed-9\"}}";
    }

    private static List<Carrier> carriers(String event) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        try {
            return EventReader.read(bytes, Optional.of("ap-guangzhou"))
                    .fold(
                            async -> async.items().stream()
                                    .map(item -> Carrier.of(bytes, "req-1", item.position()))
                                    .toList(),
                            request -> List.of(Carrier.of(bytes, "req-1", "")),
                            http -> List.of());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(String json) {
        return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
