package dev.thaw.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.thaw.job.Job;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobEngine;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobState;
import dev.thaw.restore.store.Deadline;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NoticeSenderTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String WEBHOOK_SECRET =
            "whsec_" + Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Job JOB = new Job(
            new JobDefinition(
                    new JobId("studies"),
                    Optional.of("<b>@all & co"),
                    true,
                    JobEngine.AUTO,
                    "http",
                    NOW,
                    "{\"keys\":[\"secret-name.pdf\"]}"),
            JobState.initial(NOW),
            false);

    private record Received(String query, Map<String, String> headers, String body) {}

    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedDeque<String> answers = new ConcurrentLinkedDeque<>();
    private HttpServer receiver;

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", exchange -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(exchange.getRequestURI().getRawQuery(), headers, body));
            String answer = answers.isEmpty() ? "200 ok" : answers.pop();
            byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/elsewhere");
            exchange.sendResponseHeaders(
                    Integer.parseInt(answer.substring(0, 3)), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stopReceiver() {
        receiver.stop(0);
    }

    private int port() {
        return receiver.getAddress().getPort();
    }

    private NoticeSender sender(NoticeFormat format, Optional<String> secret) {
        List<String> errors = new ArrayList<>();
        Optional<NoticeSettings> settings = NoticeSettings.read(
                Optional.of("http://127.0.0.1:" + port() + "/hook?key=top-secret"), format.word(), secret, errors::add);
        assertThat(errors).isEmpty();
        return new NoticeSender(settings.orElseThrow(), "my-function", () -> NOW);
    }

    private NoticeSender.Result send(NoticeSender sender) {
        return sender.send(new JobNotice(JOB, JobPhase.READY), Deadline.after(Duration.ofSeconds(20)));
    }

    /** Written from the text of Standard Webhooks, independently of the product. */
    private static void requireValidSignature(Received call) throws Exception {
        String signed =
                call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp") + "." + call.body();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        assertThat(call.headers().get("webhook-signature")).isEqualTo("v1," + expected);
    }

    @Test
    void aCloudEventIsSignedAndHoldsTheJobWithoutItsRequest() throws Exception {
        assertThat(send(sender(NoticeFormat.CLOUDEVENTS, Optional.of(WEBHOOK_SECRET)))
                        .delivery())
                .isEqualTo(NoticeSender.Delivery.DELIVERED);
        Received call = received.get(0);
        requireValidSignature(call);
        assertThat(call.headers().get("Content-Type"))
                .isEqualToIgnoringCase("application/cloudevents+json;charset=UTF-8");
        assertThat(call.headers())
                .containsEntry("webhook-id", "studies.READY")
                .containsEntry("webhook-timestamp", "1795773600");
        JsonNode event = new ObjectMapper().readTree(call.body());
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("dev.thaw.job.ready");
        assertThat(event.path("source").asText()).isEqualTo("/thaw/my-function");
        assertThat(event.path("id").asText()).isEqualTo("studies.READY");
        assertThat(event.path("data").path("id").asText()).isEqualTo("studies");
        assertThat(call.body()).doesNotContain("secret-name", "\"request\"", "\"failures\"", "\"files\"", "\"batch\"");
    }

    @Test
    void theIdStaysTheSameWhenTheReceiverFailsTwice() throws Exception {
        answers.add("500 broken");
        answers.add("503 ");
        assertThat(send(sender(NoticeFormat.CLOUDEVENTS, Optional.of(WEBHOOK_SECRET)))
                        .delivery())
                .isEqualTo(NoticeSender.Delivery.DELIVERED);
        assertThat(received).hasSize(3);
        for (Received call : received) {
            requireValidSignature(call);
            assertThat(call.headers()).containsEntry("webhook-id", "studies.READY");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, 3, FAILED",
        "302, 3, FAILED",
        "429, 1, FAILED",
        "410, 1, GONE",
        "404, 3, FAILED",
        "204, 1, DELIVERED"
    })
    void aStatusDecides(int status, int calls, NoticeSender.Delivery expected) {
        Collections.nCopies(3, status + " ").forEach(answers::add);
        NoticeSender.Result result = send(sender(NoticeFormat.CLOUDEVENTS, Optional.empty()));
        assertThat(result.delivery()).isEqualTo(expected);
        assertThat(received).hasSize(calls);
        assertThat(result.reason().orElse("")).doesNotContain("top-secret", "127.0.0.1", "hook");
    }

    @Test
    void aReceiverThatIsDownIsAFailureWithoutItsAddress() {
        NoticeSender sender = sender(NoticeFormat.SLACK, Optional.empty());
        receiver.stop(0);
        NoticeSender.Result result = send(sender);
        assertThat(result.delivery()).isEqualTo(NoticeSender.Delivery.FAILED);
        assertThat(result.reason().orElseThrow()).doesNotContain("top-secret", "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SLACK | ok | DELIVERED",
                "SLACK | no_team | FAILED",
                "WECOM | {\"errcode\":0,\"errmsg\":\"ok\"} | DELIVERED",
                "WECOM | {\"errcode\":45009} | FAILED",
                "DINGTALK | {\"errcode\":0} | DELIVERED",
                "DINGTALK | {\"errcode\":310000} | FAILED",
                "FEISHU | {\"code\":0} | DELIVERED",
                "FEISHU | {\"code\":19021,\"msg\":\"sign\"} | FAILED",
                "WECOM | ok | FAILED",
            })
    void aBotSaysInItsBodyWhetherItUnderstood(NoticeFormat format, String body, NoticeSender.Delivery expected) {
        Collections.nCopies(3, "200 " + body).forEach(answers::add);
        assertThat(send(sender(format, Optional.empty())).delivery()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLACK", "WECOM", "DINGTALK", "FEISHU"})
    void theTextOfABotIsHarmlessAndNamesNoObject(NoticeFormat format) {
        send(sender(format, Optional.empty()));
        String body = received.get(0).body();
        assertThat(body).contains("job studies", "is READY").doesNotContain("<b>", "@all", "secret-name");
    }

    @Test
    void dingTalkIsSignedInTheAddress() throws Exception {
        answers.add("200 {\"errcode\":0}");
        send(sender(NoticeFormat.DINGTALK, Optional.of("SECabc")));
        String query = received.get(0).query();
        long millis = NOW.toEpochMilli();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("SECabc".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                Base64.getEncoder().encodeToString(mac.doFinal((millis + "\nSECabc").getBytes(StandardCharsets.UTF_8)));
        assertThat(query).startsWith("key=top-secret&timestamp=" + millis + "&sign=");
        assertThat(URLDecoder.decode(query.substring(query.indexOf("sign=") + 5), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @Test
    void feishuIsSignedInTheBody() throws Exception {
        answers.add("200 {\"code\":0}");
        send(sender(NoticeFormat.FEISHU, Optional.of("abc")));
        JsonNode body = new ObjectMapper().readTree(received.get(0).body());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("1795773600\nabc".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(body.path("timestamp").asText()).isEqualTo("1795773600");
        assertThat(body.path("sign").asText()).isEqualTo(Base64.getEncoder().encodeToString(mac.doFinal(new byte[0])));
        assertThat(body.path("msg_type").asText()).isEqualTo("text");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/hook, cloudevents, ''",
        "https://169.254.169.254/latest, slack, ''",
        "ftp://example.com, slack, ''",
        "https://user:pass@example.com/hook, slack, ''",
        "https://example.com/hook, carrier-pigeon, ''",
        "https://example.com/hook, cloudevents, not-a-key",
        "https://example.com/hook, cloudevents, whsec_c2hvcnQ=",
        "https://example.com/hook, slack, signs-nothing"
    })
    void wrongSettingsAreNamedWithoutTheirValues(String url, String format, String secret) {
        List<String> errors = new ArrayList<>();
        Optional<NoticeSettings> settings = NoticeSettings.read(
                Optional.of(url), format, Optional.of(secret).filter(text -> !text.isEmpty()), errors::add);
        assertThat(settings).isEmpty();
        assertThat(errors)
                .hasSize(1)
                .allSatisfy(line -> assertThat(line)
                        .contains("THAW_NOTIFY_", "is refused")
                        .doesNotContain("example.com", "169.254.169.254", "not-a-key", "c2hvcnQ", "signs-nothing"));
    }

    @Test
    void settingsDoNotPrintThemselves() {
        NoticeSettings settings = NoticeSettings.read(
                        Optional.of("https://example.com/hook?key=k"),
                        "cloudevents",
                        Optional.of(WEBHOOK_SECRET),
                        line -> {})
                .orElseThrow();
        assertThat(settings.toString()).isEqualTo("NoticeSettings[format=cloudevents, secret=set]");
    }
}
