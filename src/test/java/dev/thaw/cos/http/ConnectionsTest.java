package dev.thaw.cos.http;

import static dev.thaw.cos.Wires.attempt;
import static dev.thaw.cos.Wires.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.cos.StubServer;
import dev.thaw.cos.Wires;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How calls share connections, and what becomes of those that died. */
@QuarkusTest
class ConnectionsTest {

    private static final StubServer.Answer FOUND =
            StubServer.text("HTTP/1.1 200 OK", "x-cos-request-id: id", "Content-Length: 5", "", "");

    private StubServer server;

    @BeforeEach
    void start() {
        server = new StubServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void afterOneDeadConnectionNoOtherOfItsTimeIsUsed() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 16));
        Set<OutputStream> old = burst(wire);
        server.answers(out -> {
            if (old.contains(out)) {
                Thread.sleep(10_000);
            }
            FOUND.write(out);
        });

        assertThatThrownBy(() -> wire.head(object("k"), attempt(300))).hasMessage("no answer within 300 ms");
        for (int i = 0; i < 3; i++) {
            assertThat(wire.head(object("k"), attempt(2_000)).status()).isEqualTo(200);
        }
    }

    @Test
    void afterOneBrokenConnectionNoOtherOfItsTimeIsUsed() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 16));
        Set<OutputStream> old = burst(wire);
        server.answers(out -> {
            if (old.contains(out)) {
                throw new IOException("forgotten");
            }
            FOUND.write(out);
        });

        assertThatThrownBy(() -> wire.head(object("k"), attempt(2_000)))
                .isInstanceOf(TransportException.class)
                .hasMessage("no answer: the connection broke");
        for (int i = 0; i < 3; i++) {
            assertThat(wire.head(object("k"), attempt(2_000)).status()).isEqualTo(200);
        }
    }

    @Test
    void connectionThatWasOpenedAheadIsUsedByTheFirstCall() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 16));
        server.answers(FOUND);

        wire.connectAhead(object("k").bucket(), object("k").region());
        while (server.accepted() == 0) {
            Thread.sleep(1);
        }
        assertThat(wire.head(object("k"), attempt(2_000)).status()).isEqualTo(200);
        assertThat(wire.head(object("k"), attempt(2_000)).status()).isEqualTo(200);

        assertThat(server.accepted()).isEqualTo(1);
        assertThat(server.received())
                .extracting(request -> request.requestLine().split(" ")[0])
                .containsExactly("HEAD", "HEAD");
    }

    @Test
    void callThatComesBeforeTheConnectionIsOpenWaitsForIt() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 16));
        server.answers(FOUND);

        wire.connectAhead(object("k").bucket(), object("k").region());
        assertThat(wire.head(object("k"), attempt(2_000)).status()).isEqualTo(200);

        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void connectionThatCannotBeOpenedAheadIsReportedByTheCallAlone() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 16));
        server.close();

        wire.connectAhead(object("k").bucket(), object("k").region());

        assertThatThrownBy(() -> wire.head(object("k"), attempt(2_000)))
                .hasMessage("no answer: the connection was refused");
    }

    /** Leaves 16 idle connections behind. */
    private Set<OutputStream> burst(CosHttp wire) throws Exception {
        Set<OutputStream> connections = ConcurrentHashMap.newKeySet();
        var all = new CountDownLatch(16);
        server.answers(out -> {
            connections.add(out);
            all.countDown();
            all.await(4, TimeUnit.SECONDS);
            FOUND.write(out);
        });
        atOnce(16, () -> wire.head(object("k"), attempt(5_000)).status());
        assertThat(connections).hasSize(16);
        return connections;
    }

    @Test
    void waitingForAConnectionCostsNoneOfTheTimeForTheAnswer() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 4));
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        server.answers(out -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            Thread.sleep(200);
            underWay.decrementAndGet();
            FOUND.write(out);
        });
        Attempt one = attempt(600);
        var patient = new Attempt(one.key(), one.token(), one.atMost(), Duration.ofSeconds(20));

        assertThat(atOnce(40, () -> wire.head(object("k"), patient).status())).containsOnly(200);
        assertThat(most.get()).isLessThanOrEqualTo(4);
        assertThat(server.connections()).isLessThanOrEqualTo(4);
    }

    @Test
    void whoeverGetsNoTurnBeforeTheDeadlineHasNotSent() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 1));
        server.answers(out -> Thread.sleep(2_000));
        Attempt one = attempt(1_000);
        var impatient = new Attempt(one.key(), one.token(), one.atMost(), Duration.ofMillis(100));
        ExecutorService first = Executors.newSingleThreadExecutor();
        try {
            Future<?> slow = first.submit(() -> wire.head(object("k"), one));
            while (server.received().isEmpty()) {
                Thread.sleep(5);
            }
            assertThatThrownBy(() -> wire.head(object("k"), impatient))
                    .hasMessage("not sent: too many other calls are under way");
            assertThat(server.received()).hasSize(1);
            assertThat(slow).failsWithin(Duration.ofSeconds(5));
        } finally {
            first.shutdownNow();
        }
    }

    @Test
    void aFullWorkerPoolStarvesNobody() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 16));
        server.answers(out -> {
            Thread.sleep(20);
            FOUND.write(out);
        });
        wire.head(object("k"), attempt(5_000));
        Attempt one = attempt(3_000);
        var patient = new Attempt(one.key(), one.token(), one.atMost(), Duration.ofSeconds(30));
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            calls.add(Infrastructure.getDefaultWorkerPool()
                    .submit(() -> wire.head(object("k"), patient).status()));
        }
        for (Future<Integer> call : calls) {
            assertThat(call.get()).isEqualTo(200);
        }
    }

    @Test
    void beyondSoManyConnectionsNoneIsKept() throws Exception {
        CosHttp wire = new RestClientCosHttp(Wires.settings(server.uri(), 16), new Connections(0));
        server.answers(FOUND);

        wire.head(object("k"), attempt(2_000));
        wire.head(object("k"), attempt(2_000));

        assertThat(server.received())
                .allSatisfy(request -> assertThat(request.lowercaseHeaders()).containsEntry("connection", "close"));
        assertThat(server.connections()).isEqualTo(2);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(java.util.Collections.nCopies(times, call))) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
