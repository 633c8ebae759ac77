package dev.thaw.function;

import dev.thaw.answer.ReportJson;
import dev.thaw.event.EventReader;
import dev.thaw.event.ParsedEvent;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.log.JsonLines;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.request.EventWorkload;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.RestoreStatus;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An event from its bytes to its report with everything but the network: read alone; and read, decided, asked for in a store that
 * says yes, logged line by line as JSON and reported. On one thread, so that time is CPU.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class EventBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ResumePoint START = ResumePoint.start(RunTotals.start(Optional.empty()));

    @Param({"1", "200"})
    private int records;

    private byte[] event;
    private final JsonLines lines = new JsonLines();
    private final PrintStream out = new PrintStream(PrintStream.nullOutputStream());
    private final RestoreFlow flow = new RestoreFlow(new RestoreFlow.Context(
            policy(),
            bucket -> bucket.endsWith("-1250000000"),
            new Yes(),
            RequestOverrides.NONE,
            Deadline.after(Duration.ofSeconds(900)),
            CLOCK,
            new WorkerPool(Runnable::run, 1),
            outcome -> out.println(lines.object(NOW, "request", outcome)),
            defect -> "defect"));

    @Setup
    public void prepare() {
        event = IntStream.range(0, records)
                .mapToObj(EventBenchmark::entry)
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public ParsedEvent read() throws InvalidInputException {
        return EventReader.read(event, Optional.of("ap-guangzhou"));
    }

    @Benchmark
    public String readDecidedAndReported() throws InvalidInputException {
        Report report = read().fold(
                delivered -> flow.restoreNamed(
                        EventWorkload.of(delivered.items(), null, trigger -> true).objects(), START),
                requested -> null,
                called -> null);
        return ReportJson.write("request", Action.RESTORE, report, Optional.empty());
    }

    private static RestorePolicy policy() {
        RestoreTerms terms = new RestoreTerms(Tier.STANDARD, 3, Optional.empty());
        RestoreRule rule = new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(terms));
        return new RestorePolicy(List.of(rule), Limits.NONE, Optional.empty());
    }

    private static final class Yes implements ArchiveStore {
        @Override
        public Inspection inspect(ObjectRef object) {
            return new Inspection.Found(new ObjectState(
                    734_003_200L, new StorageClass("ARCHIVE"), Optional.empty(), new RestoreStatus.None()));
        }

        @Override
        public RestoreReply restore(RestoreRequest request) {
            return new RestoreReply.Accepted("NjU1NDM2YmZfMEXAMPLE=");
        }
    }

    /** In the shape and size that was observed. */
    private static String entry(int number) {
        return """
                {"cos":{"cosSchemaVersion":"1.0","cosObject":{
                "url":"http://archive-1250000000.cos.ap-guangzhou.myqcloud.com/2026/11/report-%1$06d.bin",
                "meta":{"x-cos-request-id":"NjU1NDM2YmZfMEXAMPLE=","Content-Type":"application/octet-stream"},
                "vid":"","key":"/1250000000/archive/2026/11/report-%1$06d.bin","size":734003200},
                "cosBucket":{"region":"gz","name":"archive","appid":"1250000000","s3Region":"ap-guangzhou","cosRegion":"ap-guangzhou"},
                "cosNotificationId":"unkown"},
                "event":{"eventName":"cos:ObjectCreated:Put","eventVersion":"1.0","eventTime":1700000000,"eventSource":"qcs::cos",
                "requestParameters":{"requestSourceIP":"10.0.0.1","requestHeaders":{"Authorization":"q-sign-algorithm=sha1&q-ak=EXAMPLE_AK&q-sign-time=1545205709;1545215769&q-key-time=1545205709;1545215769&q-header-list=host;x-cos-storage-class&q-url-param-list=&q-signature=EXAMPLE_SIGNATURE"}},
                "eventQueue":"qcs:0:scf:ap-guangzhou:appid/1250000000:default.cos-restore.$DEFAULT","reservedInfo":"","reqid":0}}"""
                .formatted(number);
    }
}
