package dev.thaw.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.answer.InvocationResponse;
import dev.thaw.event.EventReader;
import dev.thaw.runtime.FakeRuntimeApi.Report;
import dev.thaw.runtime.RuntimeApi.RuntimeInvocation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollLoopTest {

    private static final byte[] EVENT = "{\"an\":\"event\"}".getBytes(UTF_8);

    private final List<Integer> exits = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<RuntimeInvocation> handled = new ArrayList<>();
    private FakeRuntimeApi platform;
    private PollLoop loop;
    private Thread thread;

    @BeforeEach
    void open() throws IOException {
        platform = new FakeRuntimeApi();
    }

    @AfterEach
    void close() throws InterruptedException {
        loop.stop();
        platform.close();
        thread.join();
    }

    @Test
    void reportsReadyOnceAndThenPollsOneInvocationAtATime() throws InterruptedException {
        platform.deliver("first", EVENT, Duration.ofSeconds(5));
        platform.deliver("second", EVENT);
        start(platform.uri(), answer(200, "done", false));

        assertThat(platform.report()).isEqualTo(new Report("/runtime/invocation/response", "done"));
        platform.report();
        assertThat(platform.calls())
                .startsWith(
                        "POST /runtime/init/ready",
                        "GET /runtime/invocation/next",
                        "POST /runtime/invocation/response",
                        "GET /runtime/invocation/next",
                        "POST /runtime/invocation/response");
        assertThat(handled.get(0).event()).isEqualTo(EVENT);
        assertThat(handled.get(0).invocation().requestId()).isEqualTo("first");
        assertThat(handled.get(0).invocation().timeLimit()).contains(Duration.ofSeconds(5));
    }

    @Test
    void failedResponseIsReportedAsAnError() throws InterruptedException {
        platform.deliver("r", EVENT);
        start(platform.uri(), answer(500, "the report", false));

        assertThat(platform.report()).isEqualTo(new Report("/runtime/invocation/error", "the report"));
        assertThat(exits).isEmpty();
    }

    @Test
    void expiredCredentialsAreReportedAndEndTheProcess() throws InterruptedException {
        platform.deliver("r", EVENT);
        start(platform.uri(), answer(200, "a synchronous report", true));

        assertThat(platform.report()).isEqualTo(new Report("/runtime/invocation/error", "a synchronous report"));
        thread.join();
        assertThat(exits).containsExactly(1);
    }

    @Test
    void failedCallsAreRepeatedAfterGrowingPauses() throws InterruptedException {
        platform.fail(7);
        platform.deliver("r", EVENT);
        start(platform.uri(), answer(200, "done", false));

        assertThat(platform.report().isError()).isFalse();
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
    }

    @Test
    void runtimeApiThatIsGoneEndsTheProcess() throws InterruptedException {
        platform.close();
        start(platform.uri(), answer(200, "", false));

        thread.join();
        assertThat(exits).containsExactly(1);
        assertThat(pauses).hasSize(9);
    }

    @Test
    void reportThatFailsIsRepeatedAndThenDropped() throws InterruptedException {
        platform.deliver("lost", EVENT);
        platform.deliver("next", EVENT);
        start(platform.uri(), (event, invocation) -> {
            platform.fail(invocation.requestId().equals("lost") ? 4 : 0);
            return new InvocationResponse(200, "application/json", invocation.requestId(), false);
        });

        assertThat(platform.report().body()).isEqualTo("next");
        assertThat(exits).isEmpty();
    }

    @Test
    void tooLongEventIsReadUpToOneByteOverTheLimit() throws InterruptedException {
        platform.deliver("r", new byte[EventReader.MAX_BYTES + 1000]);
        start(platform.uri(), answer(413, "too long", false));

        assertThat(platform.report().isError()).isTrue();
        assertThat(handled.get(0).event()).hasSize(EventReader.MAX_BYTES + 1);
    }

    @Test
    void uncaughtDefectIsReportedAndEndsTheProcess() throws InterruptedException {
        platform.deliver("r", EVENT);
        start(platform.uri(), (event, invocation) -> {
            throw new StackOverflowError();
        });

        assertThat(platform.report().isError()).isTrue();
        thread.join();
        assertThat(exits).containsExactly(1);
    }

    @Test
    void instanceThatCannotPollEnds() throws InterruptedException {
        start(URI.create("http://127.0.0.1:99999"), answer(200, "", false));

        thread.join();
        assertThat(exits).containsExactly(1);
    }

    @Test
    void stoppedWhileIdleItEnds() throws InterruptedException {
        start(platform.uri(), answer(200, "", false));
        while (!platform.calls().contains("GET /runtime/invocation/next")) {
            Thread.sleep(5);
        }

        assertThat(loop.stop()).isEmpty();
        thread.join();
        assertThat(exits).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void stoppedAtWorkItFinishesTheInvocation() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        platform.deliver("r", EVENT);
        start(platform.uri(), (event, invocation) -> {
            begun.countDown();
            await(stopped);
            return new InvocationResponse(200, "application/json", "finished", false);
        });
        begun.await();

        Optional<RuntimeInvocation> current = loop.stop();
        stopped.countDown();
        thread.join();
        assertThat(current.orElseThrow().invocation().requestId()).isEqualTo("r");
        assertThat(platform.report().body()).isEqualTo("finished");
    }

    @Test
    void abortedInvocationIsReportedAsAnError() throws InterruptedException {
        platform.deliver("r", EVENT);
        start(platform.uri(), answer(200, "done", false));
        platform.report();

        loop.reportFailure(handled.get(0), "of a test");
        Report report = platform.report();
        assertThat(report.isError()).isTrue();
        assertThat(report.body()).contains("invocation r was aborted: of a test");
    }

    private void start(URI address, PollLoop.Handler handler) {
        PollLoop.Handler recorded = (event, invocation) -> {
            handled.add(new RuntimeInvocation(event, invocation));
            return handler.handle(event, invocation);
        };
        loop = new PollLoop(new RuntimeApi(address), recorded, pauses::add, exits::add);
        thread = new Thread(loop, "loop-under-test");
        thread.start();
    }

    private static PollLoop.Handler answer(int status, String body, boolean expired) {
        return (event, invocation) -> new InvocationResponse(status, "application/json", body, expired);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
