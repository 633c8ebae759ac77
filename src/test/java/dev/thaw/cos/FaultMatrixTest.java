package dev.thaw.cos;

import static dev.thaw.cos.Strike.Stage.STRUCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.thaw.cos.FaultTable.Expected;
import dev.thaw.cos.FaultTable.Row;
import dev.thaw.cos.Strike.Kind;
import dev.thaw.cos.Strike.Stage;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.RestClientCosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.FairRateLimiter;
import dev.thaw.cos.pace.Ticker;
import dev.thaw.cos.retry.Backoff;
import dev.thaw.cos.retry.RetryPolicy;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.cos.retry.SigningKeyCache;
import dev.thaw.cos.retry.SkewedClock;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListTarget;
import dev.thaw.listing.ObjectList;
import dev.thaw.listing.PrefixSource;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.LossAccount;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.signing.Credentials;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of {@link FaultTable} strikes one object of five, their listing or their list, through the real client and against the
 * emulator: it ends as the table says, the others are restored, nothing is lost, and the same event brings all to one end once the
 * fault is over.
 */
@QuarkusTest
class FaultMatrixTest {

    private static final String REGION = "ap-guangzhou";
    private static final List<String> KEYS = List.of(STRUCK, "b", "c", "d", "e");
    private static final Credentials CREDENTIALS =
            new Credentials(AccessKey.EXAMPLE.secretId(), AccessKey.EXAMPLE.secretKey(), Optional.empty());

    private static Ground ground;
    private static int buckets;

    private final String bucket = "faults-" + ++buckets;

    /**
     * What all cases share.
     *
     * @param wire to the emulator
     * @param nobody to a port where nobody listens
     */
    private record Ground(Vertx vertx, EmbeddedCos cos, CosHttp wire, CosHttp nobody) {}

    @BeforeAll
    static void start() throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        EmbeddedCos cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults().requiringMd5());
        try (var socket = new ServerSocket(0)) {
            ground = new Ground(
                    vertx,
                    cos,
                    new RestClientCosHttp(settings(cos.uri())),
                    new RestClientCosHttp(settings(URI.create("http://127.0.0.1:" + socket.getLocalPort()))));
        }
    }

    @AfterAll
    static void end() {
        ground.cos().close();
        ground.vertx().close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<Arguments> rowsAndKinds() {
        return FaultTable.rows().stream()
                .flatMap(row -> Stream.of(Kind.values())
                        .flatMap(kind -> row.expected(kind).stream()
                                .map(expected -> arguments(row.fault(), kind, row, expected))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rowsAndKinds")
    void endsAsTheTableSays(String fault, Kind kind, Row row, Expected expected) {
        seed(kind);
        ground.cos().journal().clear();
        ground.cos().faults().clear();
        Stage stage = new Stage(ground.cos().faults(), kind);
        row.strike().plan(stage);

        Report report = deliver(row, stage);

        Told struck = told(report, kind);
        assertThat(struck.outcome())
                .as("%s after %s", struck, ground.cos().journal().requests())
                .isEqualTo(struck.isCutShort() ? OutcomeCode.NOT_PROCESSED : expected.outcome());
        assertThat(struck.retryable()).isEqualTo(expected.retryable());
        assertThat(expected.requests().allow(requests(stage)))
                .as(
                        "%s requests, seen %s",
                        expected.requests().told(), ground.cos().journal().requests())
                .isTrue();
        if (kind.isOfOneObject()) {
            assertThat(KEYS.subList(1, KEYS.size()))
                    .allMatch(key -> outcome(report, key).name() == OutcomeCode.ACCEPTED);
        }
        accountForTheServer(report);
        leadsToOneEnd(row, kind);
    }

    private void seed(Kind kind) {
        KEYS.forEach(key -> ground.cos().put(bucket, key, StoredObject.of("ARCHIVE", 10)));
        if (kind == Kind.LIST_OBJECT) {
            ground.cos()
                    .put(
                            bucket,
                            Stage.LIST,
                            StoredObject.of("STANDARD", 0).holding(StoredContent.of(String.join("\n", KEYS))));
        }
    }

    /** What the report says of the struck object, or of the listing or list that broke. */
    private record Told(OutcomeCode outcome, boolean retryable, String detail) {

        static Told of(ObjectOutcome outcome) {
            return new Told(
                    outcome.name(), outcome.retryable(), outcome.detail().orElse(""));
        }

        /** On a slow machine the deadline may come before the last attempt of those that wait for an answer. */
        boolean isCutShort() {
            return detail.matches(".*no answer within \\d+ ms.*; the deadline (would come|came).*");
        }
    }

    private static Told told(Report report, Kind kind) {
        if (kind.isOfOneObject()) {
            return Told.of(outcome(report, STRUCK));
        }
        if (report.objects().isEmpty()) {
            assertThat(report.complete()).isFalse();
            return new Told(OutcomeCode.NOT_PROCESSED, true, "covered by the resumption");
        }
        ObjectOutcome first = report.objects().get(0);
        if (first.details().object().isPresent()) {
            assertThat(report.complete()).isTrue();
            assertThat(report.objects()).hasSize(KEYS.size()).allMatch(outcome -> !outcome.failed());
        }
        return Told.of(first);
    }

    /** Each restore that took effect is told, and each one told took effect; only an answer that was lost may be in doubt. */
    private static void accountForTheServer(Report report) {
        for (ObjectOutcome outcome : report.objects()) {
            if (outcome.details().object().isEmpty()) {
                continue;
            }
            String key = outcome.details().object().get().key();
            int accepted = ground.cos().journal().acceptedRestores(key);
            assertThat(accepted).as("restores of %s", key).isLessThanOrEqualTo(1);
            if (outcome.name() == OutcomeCode.ACCEPTED) {
                assertThat(accepted).as("restores of %s", key).isEqualTo(1);
            } else if (accepted == 1) {
                assertThat(outcome.name()).isIn(OutcomeCode.IN_PROGRESS, OutcomeCode.UNREACHABLE);
            }
        }
        assertThat(ground.cos().journal().requests())
                .allMatch(request ->
                        KEYS.contains(request.key()) || List.of("", Stage.LIST).contains(request.key()));
    }

    private void leadsToOneEnd(Row row, Kind kind) {
        ground.cos().faults().clear();
        Report again = deliver(row, new Stage(ground.cos().faults(), kind));
        assertThat(again.objects()).allMatch(outcome -> !outcome.failed());
        assertThat(KEYS).allMatch(key -> ground.cos().journal().acceptedRestores(key) == 1);
    }

    @Test
    void theTableStandsInTheDocument() throws IOException {
        assertThat(Files.readString(Path.of("ARCHITECTURE.md"))).contains(table());
    }

    private static String table() {
        String head = "| Fault | "
                + Stream.of(Kind.values()).map(kind -> kind.title).collect(Collectors.joining(" | ")) + " |\n|---|"
                + "---|".repeat(Kind.values().length) + "\n";
        return head + FaultTable.rows().stream().map(FaultMatrixTest::line).collect(Collectors.joining());
    }

    private static String line(Row row) {
        return "| " + row.fault() + " | "
                + Stream.of(Kind.values())
                        .map(kind -> row.expected(kind).map(Expected::cell).orElse("–"))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    private Report deliver(Row row, Stage stage) {
        Deadline deadline = Deadline.after(row.limit());
        var patience = new RetryPolicy(
                FaultTable.RETRIES,
                row.readTimeout(),
                new Backoff(Duration.ofMillis(2), Duration.ofMillis(20), () -> 0.5));
        var attempts = new RetryingCall.Context(
                new SigningKeyCache(CREDENTIALS), deadline, new SkewedClock(stage.clock), Ticker.SYSTEM, patience);
        var pacer = new FairRateLimiter(100, Ticker.SYSTEM);
        var store = new CosSession(new Switch(stage), attempts, name -> pacer);
        var flow = new RestoreFlow(new RestoreFlow.Setting(
                policy(),
                name -> true,
                store,
                RequestOverrides.NONE,
                deadline,
                stage.clock,
                new WorkerPool(work -> new Thread(work).start(), row.atOnce()),
                outcome -> {},
                defect -> {
                    throw new AssertionError(defect);
                }));
        return report(flow, store, stage.kind);
    }

    private Report report(RestoreFlow flow, ObjectStore store, Kind kind) {
        ResumePoint start = ResumePoint.start(RunTotals.start(Optional.empty()));
        return switch (kind) {
            case HEAD, RESTORE -> {
                List<ObjectSource.Positioned> objects = objects();
                Report report = flow.restoreNamed(objects, start);
                LossAccount.settle(objects, report);
                yield report;
            }
            case LISTING ->
                flow.restoreListed(new PrefixSource(store, new BucketPrefix(bucket, REGION, ""), ""), start);
            case LIST_OBJECT -> {
                var where = new ListTarget(bucket, REGION, Trigger.event("cos:ObjectCreated:Put"));
                var list = new ObjectList(ObjectRef.latest(bucket, REGION, Stage.LIST), false, where);
                yield flow.restoreLines(ListSource.of(store, list, ListPosition.START), start);
            }
        };
    }

    private List<ObjectSource.Positioned> objects() {
        List<ObjectSource.Positioned> objects = new ArrayList<>();
        for (String key : KEYS) {
            ObjectRef object = ObjectRef.latest(bucket, REGION, key);
            objects.add(new ObjectSource.Positioned(
                    new Candidate.Named(
                            object, Trigger.event("cos:ObjectCreated:Put"), ObjectAttributes.NONE, Optional.empty()),
                    key));
        }
        return objects;
    }

    private static RestorePolicy policy() {
        RestoreTerms terms = new RestoreTerms(Tier.STANDARD, 3, Optional.empty());
        return new RestorePolicy(
                List.of(new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(terms))),
                Limits.NONE,
                Optional.empty());
    }

    private static long requests(Stage stage) {
        return ground.cos().journal().requests().stream()
                .filter(request -> stage.kind.makes(request.operation(), request.key()))
                .count();
    }

    private static ObjectOutcome outcome(Report report, String key) {
        return report.objects().stream()
                .filter(outcome ->
                        outcome.details().object().orElseThrow().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static CosSettings settings(URI connectTo) {
        var endpoint = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(connectTo));
        return new CosSettings(endpoint, 100, 4, Duration.ofSeconds(3), Duration.ofSeconds(10), FaultTable.RETRIES);
    }

    /** Leads the calls in question to a port where nobody listens, if the stage says so. */
    private record Switch(Stage stage) implements CosHttp {

        @Override
        public CosResponse head(ObjectRef object, Attempt attempt) throws TransportException {
            return wire(Operation.HEAD_OBJECT, object).head(object, attempt);
        }

        @Override
        public CosResponse probe(ObjectRef object, Attempt attempt) throws TransportException {
            return wire(Operation.GET_OBJECT, object).probe(object, attempt);
        }

        @Override
        public CosResponse read(ObjectRef object, ByteRange range, Attempt attempt) throws TransportException {
            return wire(Operation.GET_OBJECT, object).read(object, range, attempt);
        }

        @Override
        public CosResponse document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
                throws TransportException {
            return wire(Operation.GET_OBJECT, object).document(object, knownEtag, most, attempt);
        }

        @Override
        public CosResponse list(BucketPrefix prefix, String marker, Attempt attempt) throws TransportException {
            return wire(Operation.LIST, "").list(prefix, marker, attempt);
        }

        @Override
        public CosResponse restore(RestoreRequest request, Attempt attempt) throws TransportException {
            return wire(Operation.RESTORE, request.object()).restore(request, attempt);
        }

        private CosHttp wire(Operation operation, ObjectRef object) {
            return wire(operation, object.key());
        }

        private CosHttp wire(Operation operation, String key) {
            return stage.refused && stage.kind.makes(operation, key) ? ground.nobody() : ground.wire();
        }
    }
}
