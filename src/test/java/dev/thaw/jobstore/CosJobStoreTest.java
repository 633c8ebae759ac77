package dev.thaw.jobstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.config.JobsLocation;
import dev.thaw.cos.EmulatedStores;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.store.StoredVersioning;
import dev.thaw.job.store.JobStore.Creation;
import dev.thaw.job.store.JobStore.KeyPage;
import dev.thaw.job.store.JobStore.StoredObject;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import dev.thaw.signing.Credentials;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CosJobStoreTest {

    private static final String BUCKET = "ops-1250000000";
    private static final String PREFIX = "thaw/prod/";
    private static final byte[] CONTENT = "one".getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final EmbeddedCos cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults());
    private final CosJobStore.StoreSafety safety = new CosJobStore.StoreSafety();
    private final CosJobStore store = store(BUCKET, safety);

    @BeforeEach
    void createBucket() {
        cos.createBucket(BUCKET);
    }

    @AfterEach
    void close() {
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void firstWriteOfAProcessTriesTheBucketTwiceAndLaterOnesNot() {
        assertThat(value(store.create("a", CONTENT))).isEqualTo(Creation.CREATED);
        assertThat(puts()).isEqualTo(3);
        assertThat(value(store.create("b", CONTENT))).isEqualTo(Creation.CREATED);
        assertThat(puts()).isEqualTo(4);
        assertThat(safety.refusal()).isEmpty();
    }

    @Test
    void nextProcessFindsTheProbeAndTriesOnce() {
        value(store.create("a", CONTENT));
        int before = puts();

        value(store(BUCKET, new CosJobStore.StoreSafety()).create("b", CONTENT));

        assertThat(puts() - before).isEqualTo(2);
    }

    @Test
    void objectThatIsThereStaysAsItIs() {
        value(store.create("a", CONTENT));

        assertThat(value(store.create("a", "two".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Creation.EXISTS);
        assertThat(value(store.read("a")).map(StoredObject::content)).contains(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = StoredVersioning.class,
            names = {"ENABLED", "SUSPENDED"})
    void bucketThatHasOrHadVersioningIsRefusedBeforeAnythingButTheProbeIsWritten(StoredVersioning versioning) {
        cos.versioning(BUCKET, versioning);

        Failure failure = failure(store.create("a", CONTENT));

        assertThat(failure.outcome()).isEqualTo(OutcomeCode.NOT_ALLOWED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.detail()).contains("THAW_JOBS").contains("use a bucket that never had versioning");
        assertThat(cos.object(BUCKET, PREFIX + "a")).isEmpty();
        assertThat(safety.refusal()).contains(failure);

        int before = puts();
        assertThat(failure(store.create("b", CONTENT))).isEqualTo(failure);
        assertThat(puts()).as("asked once").isEqualTo(before);
    }

    @Test
    void bucketThatGetsVersioningLaterIsRefusedFromThenOn() {
        value(store.create("a", CONTENT));
        cos.versioning(BUCKET, StoredVersioning.ENABLED);

        assertThat(failure(store.create("b", CONTENT)).outcome()).isEqualTo(OutcomeCode.NOT_ALLOWED);
        assertThat(safety.refusal()).isPresent();
    }

    @Test
    void missingBucketIsAFailureAndSaysNothingAboutSafety() {
        CosJobStore elsewhere = store("none-1250000000", safety);

        assertThat(failure(elsewhere.create("a", CONTENT)).code()).contains("NoSuchBucket");
        assertThat(safety.refusal()).isEmpty();
    }

    @Test
    void deniedWriteNamesThePermission() {
        cos.faults().always(FaultInjector.on(Operation.PUT_OBJECT), InjectedFault.answer(403, "AccessDenied"));

        assertThat(failure(store.create("a", CONTENT)).detail()).contains("cos:PutObject");
        assertThat(safety.refusal()).isEmpty();
    }

    @Test
    void conflictOfTwoWritesIsTriedAgain() {
        cos.faults().next(2, FaultInjector.on(Operation.PUT_OBJECT), InjectedFault.pathConflict());

        assertThat(value(store.create("a", CONTENT))).isEqualTo(Creation.CREATED);
    }

    @Test
    void creationWhoseAnswerIsLostShowsTheObject() {
        value(store.create("a", CONTENT));
        cos.faults().next(FaultInjector.on(Operation.PUT_OBJECT), new InjectedFault.ResetAfter());

        assertThat(value(store.create("b", CONTENT))).isEqualTo(Creation.EXISTS);
        assertThat(value(store.read("b")).map(StoredObject::content)).contains(CONTENT);
    }

    @Test
    void missingObjectIsAnAnswerAndReadingNeedsNoProbe() {
        assertThat(value(store.read("a"))).isEmpty();
        assertThat(puts()).isZero();
    }

    @Test
    void objectIsReadWithTheClockOfTheStore() {
        value(store.create("a", CONTENT));

        StoredObject read = value(store.read("a")).orElseThrow();

        assertThat(read.serverTime()).isAfterOrEqualTo(read.lastModified());
        assertThat(Duration.between(read.lastModified(), read.serverTime())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void keysComeInOrderWithoutThePrefixPageByPage() {
        for (String key : List.of("open/c", "open/a", "open/b", "other")) {
            value(store.create(key, CONTENT));
        }

        assertThat(value(store.list("open/", "", 2))).isEqualTo(new KeyPage(List.of("open/a", "open/b"), true));
        assertThat(value(store.list("open/", "open/b", 2))).isEqualTo(new KeyPage(List.of("open/c"), false));
        assertThat(value(store.list("index/", "", 2))).isEqualTo(new KeyPage(List.of(), false));
    }

    @Test
    void deletedObjectIsGoneAndMayBeDeletedAgain() {
        value(store.create("open/a", CONTENT));

        value(store.delete("open/a"));
        value(store.delete("open/a"));

        assertThat(value(store.read("open/a"))).isEmpty();
    }

    private int puts() {
        return cos.journal().count(Operation.PUT_OBJECT);
    }

    private CosJobStore store(String bucket, CosJobStore.StoreSafety safety) {
        var endpoint = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(cos.uri()));
        var settings = new CosSettings(endpoint, 0, 8, Duration.ofSeconds(3), Duration.ofSeconds(10), 3);
        var credentials =
                new Credentials(AccessKey.EXAMPLE.secretId(), AccessKey.EXAMPLE.secretKey(), Optional.empty());
        return new CosJobStore(
                new EmulatedStores(cos, settings, Clock.systemUTC())
                        .jobObjects(credentials, Deadline.after(Duration.ofMinutes(1))),
                new JobsLocation(bucket, "ap-guangzhou", PREFIX, Optional.empty()),
                safety);
    }

    private static <T> T value(Result<T> result) {
        return result.fold(value -> value, failure -> {
            throw new AssertionError(failure.detail());
        });
    }

    private static <T> Failure failure(Result<T> result) {
        return result.fold(
                value -> {
                    throw new AssertionError("no failure but " + value);
                },
                failure -> failure);
    }
}
