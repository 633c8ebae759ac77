package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DevEmulatorTest {

    private final Vertx vertx = Emulator.smallVertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void devModeListensUntilItEnds() throws IOException {
        int port = freePort();
        DevEmulator emulator = new DevEmulator(vertx, port, 1, Optional.of("cos://thaw-1250000000/jobs/"));
        emulator.start(new StartupEvent());
        new Socket("127.0.0.1", port).close();
        emulator.stop(new ShutdownEvent());
        assertThat(isRefusedSoon(port)).isTrue();
    }

    /** The socket of a closed server goes with the next turn of its selector. */
    private static boolean isRefusedSoon(int port) throws IOException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() - end < 0) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                Thread.onSpinWait();
            } catch (ConnectException refused) {
                return true;
            }
        }
        return false;
    }

    @Test
    void samplesShowEveryClassAndState() throws IOException {
        try (EmbeddedCos cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults())) {
            SampleObjects.seed(cos);
            Instant now = Instant.now();
            Reply list = new Call("GET", "")
                    .bucket(SampleObjects.BUCKET)
                    .from(now.minusSeconds(60), now.plusSeconds(60))
                    .send(cos);
            assertThat(list.texts("Key")).contains("日志/2023 Q4/a+b (1).log", "legal/");
            assertThat(list.texts("StorageClass"))
                    .contains("ARCHIVE", "DEEP_ARCHIVE", "MAZ_ARCHIVE", "INTELLIGENT_TIERING", "STANDARD");
            assertThat(list.texts("RestoreStatus")).containsExactly("ONGOING");
        }
    }

    @Test
    void takenPortIsNamed() {
        try (EmbeddedCos first = EmbeddedCos.start(vertx, EmulatorSettings.defaults())) {
            EmulatorSettings same = EmulatorSettings.defaults().withPort(first.port());
            // A second server of one Vert.x would share the port, so take another.
            Vertx other = Emulator.smallVertx();
            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedCos.start(other, same))
                    .withMessageContaining(first.port() + "");
            other.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
