package dev.thaw.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thaw.answer.InvocationResponse;
import dev.thaw.config.AllowedBuckets;
import dev.thaw.config.JobsLocation;
import dev.thaw.config.ManualAuth;
import dev.thaw.config.PolicyLocation;
import dev.thaw.config.RuntimeEnvironment;
import dev.thaw.config.Settings;
import dev.thaw.console.ConsolePages;
import dev.thaw.cos.CosStores;
import dev.thaw.cos.EmulatedStores;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.log.ReportLog;
import dev.thaw.log.TextLines;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.document.PolicyReader;
import dev.thaw.policy.glob.Glob;
import dev.thaw.request.EventProcessor;
import dev.thaw.request.Invocation;
import dev.thaw.request.JobRequests;
import dev.thaw.request.JobWorks;
import dev.thaw.request.ManualAuthenticator;
import dev.thaw.request.ManualRequestProcessor;
import dev.thaw.request.QuestionProcessor;
import dev.thaw.request.RestoreFlowFactory;
import dev.thaw.request.StoredJobs;
import dev.thaw.request.policy.CurrentPolicy;
import dev.thaw.request.resume.ResumeTokens;
import dev.thaw.restore.WorkerPool;
import dev.thaw.signing.Credentials;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The whole application from the bytes of an event to the response, with the emulator and without the framework. */
public final class TestApplication implements AutoCloseable {

    public static final String BUCKET = "archive-1250000000";

    static final String JOBS_BUCKET = "ops-1250000000";

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String TOKEN = "t".repeat(32);

    private static final ManualAuth MANUAL_AUTH = new ManualAuth(Optional.of(TOKEN), false);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final EmbeddedCos cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ManualAuthenticator authenticator;
    private final Optional<JobsLocation> jobs;
    private InvocationHandler handler;
    private InvocationResponse response = InvocationResponse.json(0, "{}");

    public TestApplication(String policy) {
        this(policy, new ManualAuthenticator(MANUAL_AUTH));
    }

    TestApplication(String policy, ManualAuthenticator authenticator) {
        this(policy, authenticator, Optional.empty());
    }

    /** With jobs, in a bucket of their own. */
    static TestApplication withJobs(String policy) {
        return new TestApplication(
                policy,
                new ManualAuthenticator(MANUAL_AUTH),
                Optional.of(new JobsLocation(JOBS_BUCKET, "ap-guangzhou", "thaw/", Optional.empty())));
    }

    private TestApplication(String policy, ManualAuthenticator authenticator, Optional<JobsLocation> jobs) {
        this.authenticator = authenticator;
        this.jobs = jobs;
        cos.createBucket(JOBS_BUCKET);
        cos.createBucket(BUCKET);
        handler = handler(policy);
    }

    /** Replaces the policy. */
    void policy(String policy) {
        handler = handler(policy);
    }

    public EmbeddedCos cos() {
        return cos;
    }

    /** Stores a readable object with this content. */
    void text(String key, String text) {
        cos.put(BUCKET, key, StoredObject.of("STANDARD", 0).holding(StoredContent.of(text)));
    }

    /** Stores archived objects of ten bytes. */
    void archive(String... keys) {
        for (String key : keys) {
            cos.put(BUCKET, key, StoredObject.of("ARCHIVE", 10));
        }
    }

    /** Ascending keys: {@code k000}, {@code k001} and so on. */
    static String[] many(int count) {
        return IntStream.range(0, count).mapToObj("k%03d"::formatted).toArray(String[]::new);
    }

    /** The response to an event or a manual request that the platform has authenticated. */
    public JsonNode ask(String event) {
        return ask(event, Duration.ofSeconds(60));
    }

    public JsonNode ask(String event, Duration limit) {
        var invocation = new Invocation("id", Optional.of(limit), Optional.empty(), Optional.of("ap-guangzhou"));
        response = handler.handle(event.getBytes(StandardCharsets.UTF_8), invocation);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the last response. */
    public int status() {
        return response.status();
    }

    public static String arrived(String... keys) {
        var records = new StringBuilder();
        for (String key : keys) {
            records.append(records.isEmpty() ? "" : ",")
                    .append(
                            "{\"cos\":{\"cosBucket\":{\"appid\":\"1250000000\",\"name\":\"archive\",\"region\":\"gz\"},")
                    .append("\"cosObject\":{\"key\":\"/1250000000/archive/" + key + "\",\"size\":10,\"url\":")
                    .append("\"http://archive-1250000000.cos.ap-guangzhou.myqcloud.com/" + key + "\"}},")
                    .append("\"event\":{\"eventName\":\"cos:ObjectCreated:Put\"}}");
        }
        return "{\"Records\":[" + records + "]}";
    }

    public static String timer(String request) {
        return "{\"Type\":\"Timer\",\"Message\":" + JSON.getNodeFactory().textNode(request) + "}";
    }

    static String queue(String request) {
        return "{\"Records\":[{\"CMQ\":{\"msgBody\":" + JSON.getNodeFactory().textNode(request) + "}}]}";
    }

    @Override
    public void close() {
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        threads.shutdownNow();
    }

    private InvocationHandler handler(String policy) {
        Settings settings = settings(policy);
        Clock clock = Clock.systemUTC();
        ReportLog log = new ReportLog(new TextLines(), clock, line -> {});
        WorkerPool workers = new WorkerPool(threads, settings.cos().concurrency());
        RestoreFlowFactory flows = new RestoreFlowFactory(settings, workers, clock, log);
        CosStores stores = new EmulatedStores(cos, settings.cos(), clock);
        CurrentPolicy policies = new CurrentPolicy(settings, stores, clock, log);
        ManualRequestProcessor manualRequests = new ManualRequestProcessor(settings, flows, new ResumeTokens(settings));
        JobWorks works = new JobWorks(settings, stores, policies, flows, manualRequests);
        JobRequests jobRequests = new JobRequests(
                settings, new StoredJobs(settings, stores, works, log, clock), works, manualRequests, log, clock);
        EventProcessor processor =
                new EventProcessor(settings, policies, stores, authenticator, flows, manualRequests, jobRequests);
        return new InvocationHandler(
                settings,
                authenticator,
                processor,
                new QuestionProcessor(settings, policies, clock, "test"),
                new ConsolePages(settings),
                jobRequests,
                log);
    }

    private Settings settings(String policy) {
        var endpoint = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(cos.uri()));
        return new Settings(
                new PolicyLocation.Given(read(policy), "THAW_POLICY", List.of()),
                new AllowedBuckets(List.of(Glob.compile("*-1250000000"))),
                true,
                MANUAL_AUTH,
                true,
                new CosSettings(endpoint, 0, 8, Duration.ofSeconds(3), Duration.ofSeconds(10), 2),
                Duration.ofSeconds(55),
                Settings.LogFormat.TEXT,
                jobs,
                Optional.empty(),
                Optional.of(
                        new Credentials(AccessKey.EXAMPLE.secretId(), AccessKey.EXAMPLE.secretKey(), Optional.empty())),
                Optional.empty(),
                new RuntimeEnvironment(Optional.of("ap-guangzhou"), Optional.empty(), false, Optional.empty()));
    }

    private static RestorePolicy read(String policy) {
        return PolicyReader.read("policy.yaml", policy.getBytes(StandardCharsets.UTF_8))
                .policy()
                .orElseThrow();
    }
}
