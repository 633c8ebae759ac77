package dev.thaw.cos;

import static dev.thaw.cos.Strike.Stage.STRUCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.thaw.cos.FaultTable.Expected;
import dev.thaw.cos.FaultTable.Row;
import dev.thaw.cos.Strike.Kind;
import dev.thaw.cos.Strike.Stage;
import dev.thaw.emulator.AccessKey;
import dev.thaw.emulator.Content;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.Operation;
import dev.thaw.emulator.StoredObject;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListedWhere;
import dev.thaw.listing.ObjectList;
import dev.thaw.listing.PrefixSource;
import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleMatch;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.Candidate;
import dev.thaw.restore.Deadline;
import dev.thaw.restore.LossAccount;
import dev.thaw.restore.ObjectOutcome;
import dev.thaw.restore.ObjectSource;
import dev.thaw.restore.ObjectStore;
import dev.thaw.restore.OutcomeName;
import dev.thaw.restore.Overrides;
import dev.thaw.restore.Report;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.RestoreRequest;
import dev.thaw.restore.Resumption;
import dev.thaw.restore.Tally;
import dev.thaw.restore.Workers;
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
    private record Ground(Vertx vertx, EmbeddedCos cos, CosWire wire, CosWire nobody) {}

    @BeforeAll
    static void start() throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        EmbeddedCos cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults().requiringMd5());
        try (var socket = new ServerSocket(0)) {
            ground = new Ground(
                    vertx,
                    cos,
                    new RestWire(settings(cos.uri())),
                    new RestWire(settings(URI.create("http://127.0.0.1:" + socket.getLocalPort()))));
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
                .isEqualTo(struck.isCutShort() ? OutcomeName.NOT_REACHED : expected.outcome());
        assertThat(struck.retryable()).isEqualTo(expected.retryable());
        assertThat(expected.requests().allow(requests(stage)))
                .as(
                        "%s requests, seen %s",
                        expected.requests().told(), ground.cos().journal().requests())
                .isTrue();
        if (kind.isOfOneObject()) {
            assertThat(KEYS.subList(1, KEYS.size()))
                    .allMatch(key -> outcome(report, key).name() == OutcomeName.ACCEPTED);
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
                            StoredObject.of("STANDARD", 0).holding(Content.of(String.join("\n", KEYS))));
        }
    }

    /** What the report says of the struck object, or of the listing or list that broke. */
    private record Told(OutcomeName outcome, boolean retryable, String detail) {

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
            return new Told(OutcomeName.NOT_REACHED, true, "covered by the resumption");
        }
        ObjectOutcome first = report.objects().get(0);
        if (first.dossier().object().isPresent()) {
            assertThat(report.complete()).isTrue();
            assertThat(report.objects()).hasSize(KEYS.size()).allMatch(outcome -> !outcome.failed());
        }
        return Told.of(first);
    }

    /** Each restore that took effect is told, and each one told took effect; only an answer that was lost may be in doubt. */
    private static void accountForTheServer(Report report) {
        for (ObjectOutcome outcome : report.objects()) {
            if (outcome.dossier().object().isEmpty()) {
                continue;
            }
            String key = outcome.dossier().object().get().key();
            int accepted = ground.cos().journal().acceptedRestores(key);
            assertThat(accepted).as("restores of %s", key).isLessThanOrEqualTo(1);
            if (outcome.name() == OutcomeName.ACCEPTED) {
                assertThat(accepted).as("restores of %s", key).isEqualTo(1);
            } else if (accepted == 1) {
                assertThat(outcome.name()).isIn(OutcomeName.IN_PROGRESS, OutcomeName.UNREACHABLE);
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
        var patience = new Patience(
                FaultTable.RETRIES,
                row.readTimeout(),
                new Backoff(Duration.ofMillis(2), Duration.ofMillis(20), () -> 0.5));
        var attempts = new Attempts(
                new SessionKey(CREDENTIALS), deadline, new SessionClock(stage.clock), Ticker.SYSTEM, patience);
        var pacer = new Pacer(100, Ticker.SYSTEM);
        var store = new CosSession(new Switch(stage), attempts, name -> pacer);
        var flow = new RestoreFlow(new RestoreFlow.Setting(
                policy(),
                name -> true,
                store,
                Overrides.NONE,
                deadline,
                stage.clock,
                new Workers(work -> new Thread(work).start(), row.atOnce()),
                outcome -> {},
                defect -> {
                    throw new AssertionError(defect);
                }));
        return report(flow, store, stage.kind);
    }

    private Report report(RestoreFlow flow, ObjectStore store, Kind kind) {
        Resumption start = Resumption.start(Tally.start(Optional.empty()));
        return switch (kind) {
            case HEAD, RESTORE -> {
                List<ObjectSource.Placed> objects = objects();
                Report report = flow.restoreNamed(objects, start);
                LossAccount.settle(objects, report);
                yield report;
            }
            case LISTING ->
                flow.restoreListed(new PrefixSource(store, new BucketPrefix(bucket, REGION, ""), ""), start);
            case LIST_OBJECT -> {
                var where = new ListedWhere(bucket, REGION, Trigger.event("cos:ObjectCreated:Put"));
                var list = new ObjectList(ObjectRef.latest(bucket, REGION, Stage.LIST), false, where);
                yield flow.restoreLines(ListSource.of(store, list, ListPosition.START), start);
            }
        };
    }

    private List<ObjectSource.Placed> objects() {
        List<ObjectSource.Placed> objects = new ArrayList<>();
        for (String key : KEYS) {
            ObjectRef object = ObjectRef.latest(bucket, REGION, key);
            objects.add(new ObjectSource.Placed(
                    new Candidate.Named(
                            object, Trigger.event("cos:ObjectCreated:Put"), ObjectFacts.NONE, Optional.empty()),
                    key));
        }
        return objects;
    }

    private static RestorePolicy policy() {
        RestoreTerms terms = new RestoreTerms(Tier.STANDARD, 3, Optional.empty());
        return new RestorePolicy(
                List.of(new RestoreRule("all", RuleMatch.EVERYTHING, new RuleAction.Restore(terms))),
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
                        outcome.dossier().object().orElseThrow().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static CosSettings settings(URI connectTo) {
        var endpoint = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(connectTo));
        return new CosSettings(endpoint, 100, 4, Duration.ofSeconds(3), Duration.ofSeconds(10), FaultTable.RETRIES);
    }

    /** Leads the calls in question to a port where nobody listens, if the stage says so. */
    private record Switch(Stage stage) implements CosWire {

        @Override
        public CosAnswer head(ObjectRef object, Attempt attempt) throws WireFault {
            return wire(Operation.HEAD_OBJECT, object).head(object, attempt);
        }

        @Override
        public CosAnswer probe(ObjectRef object, Attempt attempt) throws WireFault {
            return wire(Operation.GET_OBJECT, object).probe(object, attempt);
        }

        @Override
        public CosAnswer read(ObjectRef object, ByteRange range, Attempt attempt) throws WireFault {
            return wire(Operation.GET_OBJECT, object).read(object, range, attempt);
        }

        @Override
        public CosAnswer document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
                throws WireFault {
            return wire(Operation.GET_OBJECT, object).document(object, knownEtag, most, attempt);
        }

        @Override
        public CosAnswer list(BucketPrefix prefix, String marker, Attempt attempt) throws WireFault {
            return wire(Operation.LIST, "").list(prefix, marker, attempt);
        }

        @Override
        public CosAnswer restore(RestoreRequest request, Attempt attempt) throws WireFault {
            return wire(Operation.RESTORE, request.object()).restore(request, attempt);
        }

        private CosWire wire(Operation operation, ObjectRef object) {
            return wire(operation, object.key());
        }

        private CosWire wire(Operation operation, String key) {
            return stage.refused && stage.kind.makes(operation, key) ? ground.nobody() : ground.wire();
        }
    }
}
