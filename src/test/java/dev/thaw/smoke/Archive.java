package dev.thaw.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.store.StoredObject;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bucket with archived objects behind temporary credentials, and the environment that SCF sets. */
final class Archive implements AutoCloseable {

    static final String BUCKET = "archive-1250000000";
    static final String KEY = "legal/a+b 合同.pdf";
    static final AccessKey ACCESS = AccessKey.EXAMPLE.withToken("the-token");
    private static final String POLICY = "version: 1\nrules: [{name: all, restore: {tier: bulk, days: 3}}]\n";
    private static final String EVENT = """
            {"Records": [{
              "cos": {
                "cosSchemaVersion": "1.0",
                "cosObject": {"url": "http://archive-1250000000.cos.ap-guangzhou.myqcloud.com/legal/a%2Bb%20%E5%90%88%E5%90%8C.pdf",
                  "meta": {"x-cos-request-id": "NWMx", "Content-Type": ""},
                  "vid": "", "key": "/1250000000/archive/legal/a+b 合同.pdf", "size": 1029},
                "cosBucket": {"region": "gz", "name": "archive", "appid": "1250000000"},
                "cosNotificationId": "unkown"},
              "event": {"eventName": "cos:ObjectCreated:Put", "eventVersion": "1.0", "eventTime": 1545205770,
                "eventSource": "qcs::cos",
                "requestParameters": {"requestSourceIP": "192.168.15.101", "requestHeaders": {"Authorization": "secret"}},
                "eventQueue": "qcs:0:scf:ap-guangzhou:appid/1250000000:default.thaw.$LATEST",
                "reservedInfo": "", "reqid": 179398952}}]}
            """;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    final EmbeddedCos cos;

    Archive() {
        this(Clock.systemUTC());
    }

    /** @param clock of the service */
    Archive(Clock clock) {
        cos = EmbeddedCos.start(
                vertx, EmulatorSettings.defaults().withKey(ACCESS).withClock(clock));
        cos.put(BUCKET, KEY, StoredObject.of("ARCHIVE", 1029));
    }

    static byte[] event() {
        return EVENT.getBytes(UTF_8);
    }

    static byte[] manualRequest() {
        return manualRequest(List.of(KEY));
    }

    static byte[] manualRequest(List<String> keys) {
        return ("{\"bucket\": \"" + BUCKET + "\", \"async\": true, \"keys\": [\"" + String.join("\", \"", keys)
                        + "\"]}")
                .getBytes(UTF_8);
    }

    int restores() {
        return cos.journal().acceptedRestores(KEY);
    }

    Vertx vertx() {
        return vertx;
    }

    /** The environment of SCF, with the address of this COS. */
    Map<String, String> environment() {
        return environment(URI.create("http://localhost:" + cos.port()));
    }

    static Map<String, String> environment(URI cos) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TENCENTCLOUD_RUNENV", "SCF");
        environment.put("TENCENTCLOUD_REGION", "ap-guangzhou");
        environment.put("TENCENTCLOUD_APPID", "1250000000");
        environment.put("THAW_POLICY", POLICY);
        environment.put("THAW_COS_CONNECT_TO", cos.toString());
        return environment;
    }

    /** With credentials, as in a custom runtime. */
    static Map<String, String> withCredentials(Map<String, String> environment) {
        environment.put("TENCENTCLOUD_SECRETID", ACCESS.secretId());
        environment.put("TENCENTCLOUD_SECRETKEY", ACCESS.secretKey());
        environment.put("TENCENTCLOUD_SESSIONTOKEN", ACCESS.token().orElseThrow());
        return environment;
    }

    @Override
    public void close() {
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
