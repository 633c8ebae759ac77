package dev.thaw.smoke;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that send no request. */
@Timeout(120)
class SlowConnectionsIT {

    private final Archive archive = new Archive();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void slowHeadIsClosedAndOthersAreServed() throws Exception {
        try (Image image = Image.start(folder, Archive.withCredentials(archive.environment()), List.of())) {
            image.get("/q/health/live");
            List<Socket> slow = new ArrayList<>();
            for (int index = 0; index < 50; index++) {
                Socket socket =
                        new Socket(image.address().getHost(), image.address().getPort());
                socket.getOutputStream().write("POST /restore HTTP/1.1\r\nHost: x\r\nX: ".getBytes(US_ASCII));
                slow.add(socket);
            }
            long end = System.nanoTime() + Duration.ofSeconds(25).toNanos();
            while (!slow.stream().allMatch(SlowConnectionsIT::isClosed) && System.nanoTime() < end) {
                Thread.sleep(1_000);
            }
            assertThat(slow).allMatch(SlowConnectionsIT::isClosed);
            assertThat(image.post("/event-invoke", Archive.event()).statusCode())
                    .isEqualTo(200);
        }
    }

    /** Sends one more byte, like an attacker. */
    private static boolean isClosed(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
