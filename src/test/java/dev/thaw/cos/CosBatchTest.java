package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.job.BatchGroup;
import dev.thaw.job.batch.BatchService;
import dev.thaw.job.batch.BatchService.Order;
import dev.thaw.job.batch.BatchService.Seen;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.BatchTerms;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Result;
import dev.thaw.signing.Credentials;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls to COS Batch, and the upload of a manifest, as the program sends them, to the emulator. */
@QuarkusTest
class CosBatchTest {

    private static final String OPS = "ops-1250000000";
    private static final String ARCHIVE = "archive-1250000000";
    private static final BatchGroup BULK = new BatchGroup(Tier.BULK, 7, new StorageClass("ARCHIVE"), false);
    private static final String ROLE = "qcs::cam::uin/100000000001:roleName/COS_Batch_QcsRole";

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedCos cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults());
    private final BatchService batch = batch(cos.uri());

    @AfterEach
    void close() {
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static CosStores stores(URI where) {
        var endpoint = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(where));
        return new CosStores(
                new CosSettings(endpoint, 0, 4, Duration.ofSeconds(1), Duration.ofSeconds(5), 1), Clock.systemUTC());
    }

    private static Credentials credentials() {
        return new Credentials(
                "AKIDexampleSecretId0000000000000000", "exampleSecretKey00000000000000000", Optional.empty());
    }

    private static BatchService batch(URI where) {
        BatchTerms terms = new BatchTerms(Optional.empty(), ROLE, 1, 10);
        BatchAccount account = new BatchAccount("100000000001", "ap-guangzhou", "1250000000", terms);
        return stores(where).batch(account, credentials(), Deadline.after(Duration.ofSeconds(30)));
    }

    /** A manifest of two objects in the emulator. @return its ETag */
    private String manifest(Path folder) throws Exception {
        cos.createBucket(OPS);
        cos.put(ARCHIVE, "a b.bin", StoredObject.of("ARCHIVE", 100));
        cos.put(ARCHIVE, "合.bin", StoredObject.of("ARCHIVE", 100));
        Path file = Files.writeString(
                folder.resolve("m.csv"),
                ARCHIVE + ",a%20b.bin\n" + ARCHIVE + ",%E5%90%88.bin\n",
                StandardCharsets.US_ASCII);
        JobObjects objects = stores(cos.uri()).jobObjects(credentials(), Deadline.after(Duration.ofSeconds(30)));
        ObjectRef key = ObjectRef.latest(OPS, "ap-guangzhou", "thaw/m.csv");
        JobObjects.Uploaded first = value(objects.upload(key, file));
        assertThat(first.isVersioned()).isFalse();
        // An answer was lost: the same again is the same object.
        assertThat(value(objects.upload(key, file))).isEqualTo(first);
        Files.writeString(file, "another one\n");
        assertThat(failure(objects.upload(key, file)).detail()).contains("another object has the key");
        return first.etag();
    }

    private static Order order(String token, String etag) {
        return new Order(
                token,
                "Thaw job x, " + token,
                "qcs::cos:ap-guangzhou::" + OPS + "/thaw/m.csv",
                etag,
                "qcs::cos:ap-guangzhou::" + OPS,
                BULK);
    }

    @Test
    void batchJobIsCreatedFoundReleasedAndFollowed(@TempDir Path folder) throws Exception {
        String etag = manifest(folder);
        String id = value(batch.create(order("token-1", etag)));
        assertThat(value(batch.find("token-1"))).extracting(Seen::jobId).containsExactly(id);
        assertThat(value(batch.find("token-2"))).isEmpty();
        Seen suspended = await(id, seen -> seen.status().equals("Suspended"));
        assertThat(suspended.total()).hasValue(2L);
        assertThat(cos.journal().acceptedRestores()).isEmpty();
        assertThat(value(batch.release(id))).isTrue();
        Seen complete = await(id, Seen::isFinal);
        assertThat(complete.status()).isEqualTo("Complete");
        assertThat(complete.succeeded()).isEqualTo(2);
        assertThat(value(batch.cancel(id, "too late"))).isFalse();
    }

    @Test
    void usedTokenIsRefusedAndNotRetried(@TempDir Path folder) throws Exception {
        String etag = manifest(folder);
        value(batch.create(order("token-1", etag)));
        Failure refused = failure(batch.create(order("token-1", etag)));
        assertThat(refused.code()).hasValue("InvalidRequest");
        assertThat(value(batch.find("token-1"))).hasSize(1);
    }

    @Test
    void batchJobIsCancelled(@TempDir Path folder) throws Exception {
        String id = value(batch.create(order("token-1", manifest(folder))));
        assertThat(value(batch.cancel(id, "a reason with ünicode & more"))).isTrue();
        assertThat(await(id, Seen::isFinal).status()).isEqualTo("Cancelled");
        assertThat(cos.journal().acceptedRestores()).isEmpty();
    }

    @Test
    void batchJobThatIsNotThereIsNoFailure() {
        assertThat(value(batch.describe("00000000-0000-0000-0000-000000000000")))
                .isEmpty();
    }

    @Test
    void hostThatIsNotThereNamesRegionAndAccount() {
        BatchService nowhere = batch(URI.create("http://127.0.0.1:1"));
        assertThat(failure(nowhere.find("x")).detail())
                .contains("is COS Batch offered in ap-guangzhou")
                .contains("100000000001");
    }

    private Seen await(String id, Predicate<Seen> wanted) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Seen seen = value(batch.describe(id)).orElseThrow();
            if (wanted.test(seen)) {
                return seen;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("never as wanted: " + value(batch.describe(id)));
    }

    private static <T> T value(Result<T> result) {
        return result.orElseThrow(failure -> new IllegalStateException(failure.toString()));
    }

    private static <T> Failure failure(Result<T> result) {
        return result.<Optional<Failure>>fold(value -> Optional.empty(), Optional::of)
                .orElseThrow();
    }
}
