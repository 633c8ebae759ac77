package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.RestClientCosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.object.ObjectRef;
import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import dev.thaw.signing.SignKey;
import io.quarkus.test.junit.QuarkusTest;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection to COS: to nobody who cannot prove to be it, and by no old protocol. */
@QuarkusTest
class TlsTest {

    private static final int SUPPORTED_VERSIONS = 43;
    private static final int TLS_1_2 = 0x0303;
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void certificateThatNobodyVouchesForIsRefused() throws Exception {
        try (var server = (SSLServerSocket)
                selfSigned().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> firstLine(server));

            assertThatThrownBy(() -> head(server.getLocalPort())).isInstanceOf(TransportException.class);

            assertThat(heard.join()).as("what was sent before the refusal").isEmpty();
        }
    }

    @Test
    void nothingOlderThanTls12IsOffered() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<Integer>> offered = CompletableFuture.supplyAsync(() -> versions(server));

            assertThatThrownBy(() -> head(server.getLocalPort())).isInstanceOf(TransportException.class);

            assertThat(offered.join()).isNotEmpty().allMatch(version -> version >= TLS_1_2);
        }
    }

    private static void head(int port) throws TransportException {
        var endpoint = new Endpoint(
                "https://{bucket}.cos.{region}.myqcloud.com", Optional.of(URI.create("https://127.0.0.1:" + port)));
        var settings = new CosSettings(endpoint, 100, 4, Duration.ofSeconds(3), Duration.ofSeconds(10), 0);
        new RestClientCosHttp(settings)
                .head(
                        ObjectRef.latest("archive-1250000000", "ap-guangzhou", "k"),
                        new Attempt(
                                SignKey.of(
                                        new Credentials("AKIDexample", "secret-key", Optional.empty()),
                                        new KeyTime(1_700_000_000, 1_700_000_900)),
                                Optional.empty(),
                                Duration.ofSeconds(5)));
    }

    private SSLContext selfSigned() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("self-signed.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "self",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:archive-1250000000.cos.ap-guangzhou.myqcloud.com",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** What a client says once it trusts the server; nothing if it does not. */
    private static String firstLine(ServerSocket server) {
        try (Socket client = server.accept()) {
            return new String(client.getInputStream().readNBytes(4));
        } catch (IOException refused) {
            return "";
        }
    }

    /** The extension {@code supported_versions} of a ClientHello (RFC 8446). */
    private static List<Integer> versions(ServerSocket server) {
        try (Socket client = server.accept()) {
            var in = new DataInputStream(client.getInputStream());
            in.skipNBytes(3);
            return versions(ByteBuffer.wrap(in.readNBytes(in.readUnsignedShort())));
        } catch (IOException broken) {
            return List.of();
        }
    }

    private static List<Integer> versions(ByteBuffer hello) {
        hello.position(4 + 2 + 32);
        skip(hello, hello.get() & 0xff);
        skip(hello, hello.getShort() & 0xffff);
        skip(hello, hello.get() & 0xff);
        hello.getShort();
        List<Integer> versions = new ArrayList<>();
        while (hello.hasRemaining()) {
            int type = hello.getShort() & 0xffff;
            int end = (hello.getShort() & 0xffff) + hello.position();
            if (type == SUPPORTED_VERSIONS) {
                hello.get();
                while (hello.position() < end) {
                    versions.add(hello.getShort() & 0xffff);
                }
            }
            hello.position(end);
        }
        return versions;
    }

    private static void skip(ByteBuffer hello, int bytes) {
        hello.position(hello.position() + bytes);
    }
}
