package dev.thaw.cos;

import static dev.thaw.cos.FaultPlan.Target.AFFECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.thaw.cos.FaultPlan.Kind;
import dev.thaw.cos.FaultPlan.Target;
import dev.thaw.cos.FaultTable.Expected;
import dev.thaw.cos.FaultTable.Row;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.RestClientCosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.FairRateLimiter;
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
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.document.PolicyReader;
import dev.thaw.restore.ReportInvariants;
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
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applies each fault of {@link FaultTable} to one object of five, to their listing or to their list, through the real client, against
 * the emulator and with the limits of the sample policy: the outcome is that of the table, the others are restored, nothing is lost,
 * and the same event, delivered again without the fault, leaves each object restored exactly once. Pauses and deadlines are in virtual
 * time, so that only time-outs of reads take real time.
 */
@QuarkusTest
class FaultMatrixTest {

    private static final String REGION = "ap-guangzhou";
    private static final List<String> KEYS = List.of(AFFECTED, "b", "c", "d", Target.LAST);
    private static final Credentials CREDENTIALS =
            new Credentials(AccessKey.EXAMPLE.secretId(), AccessKey.EXAMPLE.secretKey(), Optional.empty());

    private static final RestorePolicy SAMPLE = samplePolicy();

    private static Fixture fixture;
    private static int buckets;

    private final String bucket = "faults-" + ++buckets;

    /**
     * Shared by all cases.
     *
     * @param http to the emulator
     * @param nobody to a port where nobody listens
     */
    private record Fixture(Vertx vertx, EmbeddedCos cos, CosHttp http, CosHttp nobody) {}

    @BeforeAll
    static void start() throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        EmbeddedCos cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults().requiringMd5());
        try (var socket = new ServerSocket(0)) {
            fixture = new Fixture(
                    vertx,
                    cos,
                    new RestClientCosHttp(settings(cos.uri())),
                    new RestClientCosHttp(settings(URI.create("http://127.0.0.1:" + socket.getLocalPort()))));
        }
    }

    @AfterAll
    static void end() {
        fixture.cos().close();
        fixture.vertx().close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<Arguments> rowsAndKinds() {
        return FaultTable.rows().stream()
                .flatMap(row -> Stream.of(Kind.values())
                        .flatMap(kind -> row.expected(kind).stream()
                                .map(expected -> arguments(row.fault(), kind, row, expected))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rowsAndKinds")
    void outcomeIsThatOfTheTable(String fault, Kind kind, Row row, Expected expected) {
        seed(kind);
        fixture.cos().journal().clear();
        fixture.cos().faults().clear();
        Target target = new Target(fixture.cos().faults(), kind);
        row.plan().install(target);

        Report report = deliver(row, target);

        ReportedOutcome affected = reported(report, kind);
        assertThat(affected)
                .as("after %s", fixture.cos().journal().requests())
                .isEqualTo(new ReportedOutcome(expected.outcome(), expected.retryable()));
        assertThat(expected.requests().allow(requests(target)))
                .as(
                        "%s requests, seen %s",
                        expected.requests().text(), fixture.cos().journal().requests())
                .isTrue();
        if (kind.isOfOneObject()) {
            assertThat(KEYS.subList(1, KEYS.size()))
                    .allSatisfy(key -> assertThat(outcome(report, key).name()).isIn(others(row, kind)));
        }
        accountForTheServer(report);
        deliverAgain(row, kind);
    }

    private void seed(Kind kind) {
        KEYS.forEach(key -> fixture.cos().put(bucket, key, StoredObject.of("ARCHIVE", 10)));
        if (kind == Kind.LIST_OBJECT) {
            fixture.cos()
                    .put(
                            bucket,
                            Target.LIST,
                            StoredObject.of("STANDARD", 0).holding(StoredContent.of(String.join("\n", KEYS))));
        }
    }

    /**
     * With limits, all objects are inspected before the first restore: back-pressure on one HEAD until the deadline leaves no time for
     * the restores of the others.
     */
    private static Set<OutcomeCode> others(Row row, Kind kind) {
        return row.untilDeadline() && kind == Kind.HEAD ? Set.of(OutcomeCode.NOT_PROCESSED) : row.others();
    }

    /** What the report says about the affected object, listing or list; a listing that is only resumed later is not processed. */
    private record ReportedOutcome(OutcomeCode outcome, boolean retryable) {

        static ReportedOutcome of(ObjectOutcome outcome) {
            return new ReportedOutcome(outcome.name(), outcome.retryable());
        }
    }

    private static ReportedOutcome reported(Report report, Kind kind) {
        if (kind.isOfOneObject()) {
            return ReportedOutcome.of(outcome(report, AFFECTED));
        }
        if (report.objects().isEmpty()) {
            assertThat(report.complete()).isFalse();
            return new ReportedOutcome(OutcomeCode.NOT_PROCESSED, true);
        }
        ObjectOutcome first = report.objects().get(0);
        if (first.details().object().isPresent()) {
            assertThat(report.complete()).isTrue();
            assertThat(report.objects()).hasSize(KEYS.size()).allMatch(outcome -> !outcome.failed());
        }
        return ReportedOutcome.of(first);
    }

    /** Each restore that took effect is reported, and each reported one took effect; only after a lost response it may be unknown. */
    private static void accountForTheServer(Report report) {
        for (ObjectOutcome outcome : report.objects()) {
            if (outcome.details().object().isEmpty()) {
                continue;
            }
            String key = outcome.details().object().get().key();
            int accepted = fixture.cos().journal().acceptedRestores(key);
            assertThat(accepted).as("restores of %s", key).isLessThanOrEqualTo(1);
            if (outcome.name() == OutcomeCode.ACCEPTED) {
                assertThat(accepted).as("restores of %s", key).isEqualTo(1);
            } else if (accepted == 1) {
                assertThat(outcome.name()).isIn(OutcomeCode.IN_PROGRESS, OutcomeCode.UNREACHABLE);
            }
        }
        assertThat(fixture.cos().journal().requests())
                .allMatch(request ->
                        KEYS.contains(request.key()) || List.of("", Target.LIST).contains(request.key()));
    }

    private void deliverAgain(Row row, Kind kind) {
        fixture.cos().faults().clear();
        Report again = deliver(row, new Target(fixture.cos().faults(), kind));
        assertThat(again.objects()).allMatch(outcome -> !outcome.failed());
        assertThat(KEYS).allMatch(key -> fixture.cos().journal().acceptedRestores(key) == 1);
    }

    @Test
    void documentContainsTheTable() throws IOException {
        assertThat(Files.readString(Path.of("docs", "faults.md"))).contains(table());
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

    private Report deliver(Row row, Target target) {
        var time = new VirtualTime();
        Deadline deadline = Deadline.after(row.limit(), time::nanos);
        var retryPolicy = new RetryPolicy(
                FaultTable.RETRIES,
                row.readTimeout(),
                new Backoff(Duration.ofMillis(2), Duration.ofMillis(20), () -> 0.5));
        var attempts = new RetryingCall.Context(
                new SigningKeyCache(CREDENTIALS), deadline, new SkewedClock(target.clock), time, retryPolicy);
        var pacer = new FairRateLimiter(100, time);
        var store = new CosSession(new Switch(target), attempts, name -> pacer);
        var flow = new RestoreFlow(new RestoreFlow.Context(
                policy(),
                name -> true,
                store,
                RequestOverrides.NONE,
                deadline,
                target.clock,
                new WorkerPool(work -> new Thread(work).start(), 1),
                outcome -> {},
                defect -> {
                    throw new AssertionError(defect);
                }));
        return report(flow, store, row, target.kind);
    }

    private Report report(RestoreFlow flow, ObjectStore store, Row row, Kind kind) {
        ResumePoint start = ResumePoint.start(RunTotals.start(Optional.empty()));
        return switch (kind) {
            case HEAD, RESTORE -> {
                List<ObjectSource.Positioned> objects = objects(row);
                Report report = flow.restoreNamed(objects, start);
                ReportInvariants.settle(objects, report);
                yield report;
            }
            case LISTING ->
                flow.restoreListed(new PrefixSource(store, new BucketPrefix(bucket, REGION, ""), ""), start);
            case LIST_OBJECT -> {
                var where = new ListTarget(bucket, REGION, Trigger.event("cos:ObjectCreated:Put"));
                var list = new ObjectList(ObjectRef.latest(bucket, REGION, Target.LIST), false, where);
                yield flow.restoreLines(ListSource.of(store, list, ListPosition.START), start);
            }
        };
    }

    /** The affected object comes last if it takes the time of all others: there is one worker. */
    private List<ObjectSource.Positioned> objects(Row row) {
        List<String> keys = new ArrayList<>(KEYS);
        if (row.untilDeadline()) {
            Collections.rotate(keys, -1);
        }
        List<ObjectSource.Positioned> objects = new ArrayList<>();
        for (String key : keys) {
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
                SAMPLE.limits(),
                SAMPLE.prices());
    }

    private static RestorePolicy samplePolicy() {
        try {
            byte[] document = Files.readAllBytes(Path.of("src", "main", "resources", "sample-policy.yaml"));
            return PolicyReader.read("sample-policy.yaml", document).policy().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long requests(Target target) {
        return fixture.cos().journal().requests().stream()
                .filter(request -> target.kind.makes(request.operation(), request.key()))
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

    /** Sends the affected calls to a port where nobody listens, if the fault says so. */
    private record Switch(Target target) implements CosHttp {

        @Override
        public CosResponse head(ObjectRef object, Attempt attempt) throws TransportException {
            return http(Operation.HEAD_OBJECT, object).head(object, attempt);
        }

        @Override
        public CosResponse probe(ObjectRef object, Attempt attempt) throws TransportException {
            return http(Operation.GET_OBJECT, object).probe(object, attempt);
        }

        @Override
        public CosResponse read(ObjectRef object, ByteRange range, Attempt attempt) throws TransportException {
            return http(Operation.GET_OBJECT, object).read(object, range, attempt);
        }

        @Override
        public CosResponse document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
                throws TransportException {
            return http(Operation.GET_OBJECT, object).document(object, knownEtag, most, attempt);
        }

        @Override
        public CosResponse list(BucketPrefix prefix, String marker, Attempt attempt) throws TransportException {
            return http(Operation.LIST, "").list(prefix, marker, attempt);
        }

        @Override
        public CosResponse restore(RestoreRequest request, Attempt attempt) throws TransportException {
            return http(Operation.RESTORE, request.object()).restore(request, attempt);
        }

        @Override
        public CosResponse create(ObjectRef object, byte[] body, Attempt attempt) {
            throw new AssertionError("no object is created here");
        }

        @Override
        public CosResponse delete(ObjectRef object, Attempt attempt) {
            throw new AssertionError("no object is deleted here");
        }

        @Override
        public CosResponse copyInPlace(
                ObjectRef object, Map<String, String> headers, String etag, String storageClass, Attempt attempt) {
            throw new AssertionError("no object is copied here");
        }

        @Override
        public CosResponse upload(ObjectRef object, java.nio.file.Path file, Attempt attempt) {
            throw new AssertionError("not used here");
        }

        @Override
        public CosResponse control(
                dev.thaw.cos.http.ControlCall call, String uin, String region, String appid, Attempt attempt) {
            throw new AssertionError("not used here");
        }

        private CosHttp http(Operation operation, ObjectRef object) {
            return http(operation, object.key());
        }

        private CosHttp http(Operation operation, String key) {
            return target.refused && target.kind.makes(operation, key) ? fixture.nobody() : fixture.http();
        }
    }
}
