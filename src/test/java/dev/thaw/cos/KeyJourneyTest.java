package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.RestClientCosHttp;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.event.EventItem;
import dev.thaw.event.EventReader;
import dev.thaw.event.ParsedEvent;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import dev.thaw.signing.OddText;
import dev.thaw.signing.SignKey;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any key comes from the event through URL, signature and wire to the very object of that name. */
@QuarkusTest
class KeyJourneyTest {

    private static final int KEYS = 400;
    private static final String BUCKET = "archive-1250000000";
    private static final Credentials CREDENTIALS =
            new Credentials(AccessKey.EXAMPLE.secretId(), AccessKey.EXAMPLE.secretKey(), Optional.of("to/ken+="));

    @Test
    void anyKeyArrivesUnchanged() throws Exception {
        Vertx vertx = Vertx.vertx();
        AccessKey temporary = AccessKey.EXAMPLE.withToken("to/ken+=");
        try (EmbeddedCos cos = EmbeddedCos.start(
                vertx, EmulatorSettings.defaults().withKey(temporary).requiringMd5())) {
            CosHttp wire = new RestClientCosHttp(settings(cos.uri()));
            var random = new Random(850);
            for (int i = 0; i < KEYS; i++) {
                restoreOne(cos, wire, i + OddText.of(random, i % 2 == 0 ? 12 : 120));
                restoreOne(cos, wire, slashesAndDots(random) + i);
            }
            assertThat(cos.journal().acceptedRestores()).hasSize(2 * KEYS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void restoreOne(EmbeddedCos cos, CosHttp wire, String key) throws Exception {
        cos.put(BUCKET, key, StoredObject.of("ARCHIVE", 1));
        ObjectRef object = arrived(key);
        assertThat(wire.head(object, attempt()).status()).as("HEAD %s", key).isEqualTo(200);
        var request = new RestoreRequest(object, Tier.BULK, Optional.of(1));
        assertThat(wire.restore(request, attempt()).status())
                .as("restore %s", key)
                .isEqualTo(202);
        assertThat(cos.journal().acceptedRestores(key)).isEqualTo(1);
    }

    private static ObjectRef arrived(String key) throws Exception {
        String event = "{\"Records\":[{\"cos\":{\"cosObject\":{\"key\":" + json("/1250000000/archive/" + key)
                + ",\"url\":\"\",\"size\":1},\"cosBucket\":{\"region\":\"gz\",\"name\":\"archive\",\"appid\":\"1250000000\"}},"
                + "\"event\":{\"eventName\":\"cos:ObjectCreated:Put\"}}]}";
        ParsedEvent reading = EventReader.read(event.getBytes(StandardCharsets.UTF_8), Optional.empty());
        EventItem item = ((ParsedEvent.AsyncEvent) reading).items().get(0);
        return ((EventItem.ObjectEvent) item).object();
    }

    private static String json(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> quoted.append(String.format("\\u%04x", unit)));
        return quoted.append('"').toString();
    }

    private static String slashesAndDots(Random random) {
        var key = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            key.append("//..a%+".charAt(random.nextInt(7)));
        }
        return key.toString();
    }

    private static Attempt attempt() {
        var key = SignKey.of(CREDENTIALS, KeyTime.around(Instant.now(), Duration.ofMinutes(15)));
        return new Attempt(key, CREDENTIALS.token(), Duration.ofSeconds(10));
    }

    private static CosSettings settings(URI connectTo) {
        var endpoint = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(connectTo));
        return new CosSettings(endpoint, 100, 4, Duration.ofSeconds(3), Duration.ofSeconds(10), 0);
    }
}
