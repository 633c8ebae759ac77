package dev.thaw.cos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.signing.Credentials;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Small objects, read of the emulator by way of the real client. */
@QuarkusTest
class SmallObjectReaderTest {

    private static final String BUCKET = "config-1250000000";
    private static final ObjectRef OBJECT = ObjectRef.latest(BUCKET, "ap-guangzhou", "thaw/a b+.yaml");

    private Vertx vertx;
    private EmbeddedCos cos;
    private SmallObjectReader documents;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults());
        documents = documents(Clock.systemUTC());
        cos.createBucket(BUCKET);
    }

    private SmallObjectReader documents(Clock clock) {
        var settings = new CosSettings(
                new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(cos.uri())),
                0,
                2,
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                1);
        var credentials =
                new Credentials(AccessKey.EXAMPLE.secretId(), AccessKey.EXAMPLE.secretKey(), Optional.empty());
        Deadline deadline = Deadline.after(Duration.ofSeconds(20));
        return new CosStores(settings, clock).documents(credentials, deadline);
    }

    @AfterEach
    void close() {
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void contentComesOnceAndIsKnownByItsEtagAfterwards() {
        holds("first");

        SmallObject.Read first = read(documents.read(OBJECT, Optional.empty(), 100));
        assertThat(new String(first.content(), UTF_8)).isEqualTo("first");
        assertThat(documents.read(OBJECT, first.etag(), 100)).isEqualTo(new SmallObject.NotModified());

        holds("second");
        SmallObject.Read second = read(documents.read(OBJECT, first.etag(), 100));
        assertThat(new String(second.content(), UTF_8)).isEqualTo("second");
    }

    @Test
    void noMoreIsReadThanAskedFor() {
        cos.put(BUCKET, OBJECT.key(), StoredObject.of("STANDARD", 100_000_000));

        assertThat(read(documents.read(OBJECT, Optional.empty(), 100_000)).content())
                .hasSize(100_000);
        assertThat(read(documents.read(OBJECT, Optional.empty(), 1)).content()).hasSize(1);
    }

    @Test
    void emptyObjectIsEmpty() {
        holds("");

        assertThat(read(documents.read(OBJECT, Optional.empty(), 100)).content())
                .isEmpty();
    }

    @Test
    void refusalsSayWhatHelpsToRead() {
        assertThat(failure(documents.read(OBJECT, Optional.empty(), 100)).detail())
                .contains("NoSuchKey", "put the object there");

        cos.put(BUCKET, OBJECT.key(), StoredObject.of("ARCHIVE", 10));
        assertThat(failure(documents.read(OBJECT, Optional.empty(), 100)).detail())
                .contains("InvalidObjectState", "it is archived itself");

        cos.faults().next(FaultInjector.anything(), InjectedFault.answer(403, "AccessDenied"));
        assertThat(failure(documents.read(OBJECT, Optional.empty(), 100)).detail())
                .contains("AccessDenied", "allow cos:GetObject");
    }

    @Test
    void halfAnAnswerIsNone() {
        holds("version: 1\nrules: []\n");
        cos.faults().next(2, FaultInjector.anything(), new InjectedFault.HalfAnswer());

        assertThat(failure(documents.read(OBJECT, Optional.empty(), 100)).outcome())
                .isEqualTo(OutcomeCode.UNREACHABLE);
        assertThat(read(documents.read(OBJECT, Optional.empty(), 100)).content())
                .hasSize(21);
    }

    @Test
    void contentThatDoesNotEndIsNone() {
        var wire = new ScriptedWire().on("DOCUMENT", ScriptedWire.answer(200, "version: 1", false));
        SmallObjectReader scripted = Sessions.documents(wire, new VirtualTime());

        assertThat(failure(scripted.read(OBJECT, Optional.empty(), 100)))
                .isEqualTo(new Failure(
                        OutcomeCode.UNREACHABLE,
                        true,
                        "COS answered 200: the content did not end in time",
                        Optional.empty(),
                        Optional.of("id")));
        assertThat(read(scripted.read(OBJECT, Optional.empty(), 10)).content()).hasSize(10);
    }

    @Test
    void anUnwellServiceIsAskedOnceMore() {
        holds("first");
        cos.faults().next(FaultInjector.anything(), InjectedFault.internalError());

        assertThat(read(documents.read(OBJECT, Optional.empty(), 100)).content())
                .hasSize(5);
    }

    @Test
    void aWrongClockIsCorrected() {
        holds("first");

        for (int minutes : new int[] {-20, 20}) {
            documents = documents(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)));
            assertThat(read(documents.read(OBJECT, Optional.empty(), 100)).content())
                    .hasSize(5);
        }
    }

    @Test
    void aStrangerDoesNotSayWhatIsUnchanged() {
        cos.faults().always(FaultInjector.anything(), new InjectedFault.Foreign(304, Map.of(), ""));

        for (Optional<String> known : List.of(Optional.<String>empty(), Optional.of("\"etag\""))) {
            assertThat(failure(documents.read(OBJECT, known, 100))).satisfies(failure -> {
                assertThat(failure.retryable()).isTrue();
                assertThat(failure.detail()).startsWith("COS answered 304 (without x-cos-request-id");
            });
        }
    }

    @Test
    void nothingIsUnchangedOfWhichNothingIsKnown() {
        cos.faults()
                .always(
                        FaultInjector.anything(),
                        new InjectedFault.Foreign(304, Map.of("x-cos-request-id", "NjU="), ""));

        assertThat(failure(documents.read(OBJECT, Optional.empty(), 100)))
                .isEqualTo(new Failure(
                        OutcomeCode.UNREACHABLE,
                        true,
                        "COS answered 304: unchanged, although no ETag was sent",
                        Optional.empty(),
                        Optional.of("NjU=")));
        assertThat(documents.read(OBJECT, Optional.of("\"etag\""), 100)).isEqualTo(new SmallObject.NotModified());
    }

    private void holds(String text) {
        cos.put(BUCKET, OBJECT.key(), StoredObject.of("STANDARD", 0).holding(StoredContent.of(text)));
    }

    private static SmallObject.Read read(SmallObject reply) {
        return reply.fold(
                read -> read,
                known -> {
                    throw new AssertionError("known");
                },
                unreadable -> {
                    throw new AssertionError(unreadable.failure().detail());
                });
    }

    private static Failure failure(SmallObject reply) {
        return reply.fold(
                read -> {
                    throw new AssertionError("read");
                },
                known -> {
                    throw new AssertionError("known");
                },
                SmallObject.Unreadable::failure);
    }
}
